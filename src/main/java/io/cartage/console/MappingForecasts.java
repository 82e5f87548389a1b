package io.cartage.console;

import io.cartage.flow.bench.DraftDiff;
import io.cartage.flow.bench.Forecasts;
import io.cartage.flow.bench.MappingDesk;
import io.cartage.flow.bench.MappingSubject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a text would change in real orders: begun when somebody is about to save, and asked for again while it goes on. Whoever
 * shuts the page asks no more, which ends it. Handlers run in worker threads.
 */
final class MappingForecasts {
    private static final List<Integer> LAST = List.of(50, 200, 500);

    private final Pages pages;
    private final Forecasts forecasts;

    MappingForecasts(Desk desk, Pages pages, MappingDesk mappings) {
        this.pages = pages;
        this.forecasts = new Forecasts(new DraftDiff(desk.flows(), mappings, desk.database())::of, desk.clock());
    }

    void begin(RoutingContext context, MappingSubject subject) {
        int asked = MappingSaving.number(MappingSaving.field(context, "last"));
        int last = LAST.contains(asked) ? asked : LAST.get(1);
        String text = MappingSaving.field(context, "text");
        send(context, subject, Optional.of(forecasts.begin(who(context), subject, text, last)));
    }

    void show(RoutingContext context, MappingSubject subject) {
        send(context, subject, forecasts.look(who(context), number(context)));
    }

    void stop(RoutingContext context, MappingSubject subject) {
        send(context, subject, forecasts.stop(who(context), number(context)));
    }

    private static String who(RoutingContext context) {
        return Guests.known(context).name();
    }

    private static int number(RoutingContext context) {
        return MappingSaving.number(context.pathParam("number"));
    }

    private void send(RoutingContext context, MappingSubject subject, Optional<Forecasts.Status> status) {
        Map<String, Object> values = MappingSaving.values(subject);
        values.put("choices", LAST);
        values.put("status", status);
        pages.send(context, "mappingforecast", values);
    }
}
