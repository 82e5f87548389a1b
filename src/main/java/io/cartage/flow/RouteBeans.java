package io.cartage.flow;

import io.cartage.cart.Tokens;
import io.cartage.config.Home;
import io.cartage.problem.Problems;
import io.cartage.staging.StagingDatabase;
import io.cartage.staging.outbox.Outbox;
import io.cartage.staging.stock.Catalog;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.component.mail.JavaMailSender;

/** What routes know by name, the same for each edition of them. */
record RouteBeans(
        StagingDatabase database,
        Runs runs,
        Shops shops,
        Tokens tokens,
        CallJournal journal,
        JavaMailSender mailServer,
        Clock clock) {

    /**
     * Starts the routes of a home.
     *
     * @throws io.cartage.problem.ProblemsException if a file is wrong
     */
    Engine start(Home edition) {
        Problems problems = new Problems();
        Documents documents = Documents.read(edition, problems);
        problems.throwIfErrors();
        return Engine.start(edition, named(documents), camel -> {
            camel.addComponent("mapping", new MappingComponent(camel));
            camel.addComponent("staging", new StagingComponent(camel, database.staging()));
        });
    }

    private Map<String, Object> named(Documents documents) {
        Outbox outbox = database.outbox();
        Catalog catalog = database.catalog();
        return Map.ofEntries(
                Map.entry("runs", runs),
                Map.entry("orders", new OrderSteps(database.staging())),
                Map.entry("imports", new OrderImport(database.staging())),
                Map.entry("replays", new ReplaySteps(database.replays())),
                Map.entry("catalogue", new OrderCatalogue(database.report())),
                Map.entry("calls", new CartCalls(shops.quotas(), tokens, documents, journal)),
                Map.entry("look", new LookSteps(runs, clock)),
                Map.entry("writes", new WriteSteps()),
                Map.entry("mailServer", mailServer),
                Map.entry("catalog", new CatalogSteps(catalog, clock)),
                Map.entry("stock", new StockSteps(database.stock(), outbox, clock)),
                Map.entry(
                        "shipments",
                        new ShipmentSteps(outbox, database.shipments(), catalog, database.notices(), clock)),
                Map.entry("statuses", new StatusSteps(outbox, database.statuses(), clock)));
    }
}
