package io.cartage.store;

import io.cartage.config.Setting;
import io.cartage.config.Setting.Kind;
import java.time.Duration;
import java.util.List;

/** What may stand in the section {@code orders} of a store file. */
final class OrderKeys {
    static final Setting STATUSES = orders(
                    "statuses", new Kind.Values(), "The order statuses that reach the ERP, by name or number")
            .mustBeGiven()
            .like("[Awaiting Fulfillment, 9]")
            .formerly("status", "status_ids", "order_statuses", "filter");
    static final Setting FROM = orders(
                    "from",
                    new Kind.Moment(),
                    "Only orders created since: a date in the store's time zone, or a date with a time")
            .like("2026-01-01")
            .formerly("since", "start_date", "min_date", "from_date");
    static final Setting CHANNELS = orders(
                    "channels", new Kind.Values(), "Only orders of these sales channels of the shop")
            .like("[1]")
            .formerly("channel", "channel_ids");
    static final Setting PREFIX = orders(
                    "prefix",
                    new Kind.Text(),
                    "Stands before the cart's order number, so that the"
                            + " orders of several stores stay apart in the ERP")
            .like("A-")
            .formerly("order_prefix", "order_no_prefix");
    static final Setting IMPORT_AS = orders(
                    "import_as",
                    new Kind.Word(List.of("pending_cash_sale", "pending_sales_order", "pending_sales_invoice")),
                    "What the ERP makes of an order")
            .or("pending_cash_sale")
            .like("pending_sales_order")
            .formerly("transaction_type", "import_type");
    static final Setting EVERY = TimingKeys.every("orders", "download", "poll");
    static final Setting CRON = TimingKeys.cron("orders");
    static final Setting OVERLAP = orders(
                    "overlap",
                    new Kind.Span(Duration.ZERO, Duration.ofDays(7)),
                    "How far each download reaches back behind the last one; without it the cart's own measure holds")
            .like("10m")
            .formerly("lookback", "window");
    static final Setting PAGE = orders(
                    "page", new Kind.Whole(1, 1000), "Orders per call; without it as many as the cart allows")
            .like("50")
            .formerly("page_size", "limit", "batch_size");
    static final Setting ACK_LIMIT = orders(
                    "ack_limit",
                    new Kind.Span(Duration.ofMinutes(1), Duration.ofDays(90)),
                    "How long an order may wait for the ERP to take it; `cartage status` tells of longer ones")
            .like("4h")
            .formerly("max_lag", "lag_limit");

    /** All of them, in the order in which a file gives them. */
    static final List<Setting> ALL =
            List.of(STATUSES, FROM, CHANNELS, PREFIX, IMPORT_AS, EVERY, CRON, OVERLAP, PAGE, ACK_LIMIT);

    private OrderKeys() {}

    private static Setting orders(String key, Kind kind, String description) {
        return Setting.of("orders", key, kind, description);
    }
}
