package io.cartage.flow;

import io.cartage.cart.CatalogReading;
import io.cartage.cart.OrderReading;
import io.cartage.cart.PushFacts;
import io.cartage.staging.stock.Catalog;
import io.cartage.staging.stock.CatalogItem;
import io.cartage.staging.stock.CatalogState;
import io.cartage.staging.stock.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;

/** The steps of following a cart's catalog that a route can't say in YAML: {@code bean:catalog}. Thread-safe. */
public final class CatalogSteps {
    private final Catalog catalog;
    private final Clock clock;

    /** What is remembered of a reading from its begin to its end. */
    record Begun(Instant at, int rebuild) {}

    CatalogSteps(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Begins to read what changed, or the whole catalog when that is due; sets the variable {@code catalog}. */
    public void open(Exchange exchange, @Variable("run") PushRun run) {
        ConnectedStore store = run.store();
        PushFacts facts = store.facts().push();
        Instant now = clock.instant();
        CatalogState state = catalog.state(store.getId());
        Duration rebuild = store.store().push().inventory().orElseThrow().rebuild();
        boolean whole = state.readUpTo().isEmpty()
                || state.rebuiltAt().filter(at -> at.plus(rebuild).isAfter(now)).isEmpty();
        Optional<Instant> since =
                state.readUpTo().filter(at -> !whole).map(at -> at.minus(OrderReading.overlapOf(store.facts())));
        CatalogReading reading = new CatalogReading(facts.catalog().orElseThrow(), since);
        exchange.setVariable("catalogBegun", new Begun(now, whole ? catalog.beginRebuild(store.getId()) : 0));
        exchange.setVariable("catalog", reading);
    }

    /** Notes the items of the body's page, and forgets those in whose place they are. */
    public void take(byte[] body, @Variable("run") PushRun run, @Variable("catalog") CatalogReading reading) {
        List<CatalogItem> items = reading.accept(body).stream()
                .map(item -> new CatalogItem(
                        item.id(), item.sku(), item.ids().toString(), item.tracked(), item.name(), item.barcode()))
                .toList();
        catalog.remove(run.store().getId(), reading.replaced());
        catalog.upsert(run.store().getId(), items);
    }

    /** Notes the places that the body lists. */
    public void places(byte[] body, @Variable("run") PushRun run) {
        PushFacts facts = run.store().facts().push();
        catalog.places(
                run.store().getId(),
                CatalogReading.places(facts.places().orElseThrow(), body).stream()
                        .map(place -> new Place(place.id(), place.name(), place.active()))
                        .toList());
    }

    /** The catalog is read; a run that was stopped before leaves it to the next one. */
    public void close(
            @Variable("run") PushRun run,
            @Variable("catalog") CatalogReading reading,
            @Variable("catalogBegun") Begun begin) {
        if (reading.isMore()) {
            return;
        }
        String storeId = run.store().getId();
        if (reading.isWhole()) {
            catalog.endRebuild(storeId, begin.rebuild());
        }
        catalog.readUpTo(storeId, begin.at());
    }
}
