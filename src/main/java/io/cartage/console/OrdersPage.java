package io.cartage.console;

import io.cartage.console.view.OrderFilter;
import io.cartage.console.view.Trouble;
import io.cartage.flow.OrderActs;
import io.cartage.flow.OrderActs.Act;
import io.cartage.flow.OrderActs.Done;
import io.cartage.flow.OrderSearch;
import io.cartage.staging.Cause;
import io.cartage.staging.desk.OrderBook.OrderName;
import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.Waiting;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All orders that were ever seen: searched, filtered, and done something with in bulk. Handlers run in worker threads. */
final class OrdersPage implements Page {
    private static final int SIZE = 25;
    private static final String LIST = "ct-orders";

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final OrderSearch search;

    OrdersPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.search = new OrderSearch(desk.flows(), desk.database());
    }

    @Override
    public void serve(Router router) {
        router.get("/orders")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::show, false);
        router.post("/orders/acts")
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::act, false);
    }

    private void show(RoutingContext context) {
        OrderFilter filter = OrderFilter.of(map(context.queryParams()));
        List<Waiting.Group> causes = search.causes();
        OrderSearch.Listing listing = search.page(filter.question(causes(causes)), filter.mark(), SIZE);
        boolean part = LIST.equals(context.request().getHeader("HX-Target"));
        Map<String, Object> values = new HashMap<>(Map.of("filter", filter, "listing", listing));
        if (!part) {
            values.put("stores", search.stores());
            values.put("causes", causes);
        }
        values.put("part", part);
        pages.send(context, part ? "orderlist" : "orders", values);
    }

    private static List<Cause> causes(List<Waiting.Group> groups) {
        return groups.stream().map(Waiting.Group::cause).distinct().toList();
    }

    private void act(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        Optional<Act> act = act(form.get("act"));
        String reason = Optional.ofNullable(form.get("reason")).orElse("").strip();
        List<OrderName> orders = orders(form);
        if (act.isEmpty() || orders.isEmpty()) {
            pages.send(context, new Trouble(400, "No order was chosen", "Tick at least one"));
        } else if (act.get() == Act.DROP && reason.isEmpty()) {
            pages.send(context, new Trouble(400, "Nothing was dropped", "Say in a few words why; it is written down"));
        } else {
            String who = Guests.known(context).name();
            List<Done> done = desk.acts().act(act.get(), orders, who, reason);
            desk.acts().note(act.get(), done, who, "", reason);
            pages.send(context, "ordersdone", Map.of("act", act.get(), "done", done, "part", Guests.isPart(context)));
        }
    }

    /** Those that were ticked or, if that was asked for, all that match the filters. */
    private List<OrderName> orders(MultiMap form) {
        if (form.contains("all")) {
            OrderFilter filter =
                    OrderFilter.of(query(Optional.ofNullable(form.get("query")).orElse("")));
            return search.keys(filter.question(causes(search.causes())), OrderActs.MOST);
        }
        return form.getAll("id").stream()
                .map(id -> id.split("~", 2))
                .filter(id -> id.length == 2)
                .map(id -> new OrderName(id[0], id[1]))
                .toList();
    }

    private static Map<String, String> query(String address) {
        Map<String, String> query = new HashMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                query.put(pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    static Map<String, String> map(MultiMap parameters) {
        Map<String, String> map = new HashMap<>();
        parameters.forEach(map::putIfAbsent);
        return map;
    }

    static Optional<Act> act(String word) {
        return Arrays.stream(Act.values())
                .filter(act -> act.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
