package io.cartage.staging.desk;

import io.cartage.staging.FlowTurn;
import io.cartage.staging.Jdbc;
import io.cartage.staging.Transactions;
import io.cartage.table.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds and forgets people by their e-mail address. An order is a person's if the address stands anywhere in what the cart
 * sent of it or in its rows. Thread-safe; broken off, it is begun again and does the rest.
 */
public final class Persons {
    private static final String FLOW = "orders";

    private final Transactions transactions;
    private final FlowTurn turn;
    private final PersonSearch search;
    private final OrderEraser eraser;
    private final TextPlaces texts;
    private final ForgottenPeople people;
    private final FormerUsers users;
    private final Clock clock;

    /** @param tables of the ERP contract, with the columns that customers added */
    public Persons(DataSource database, Map<String, Table> tables, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.turn = new FlowTurn(database);
        this.search = new PersonSearch(jdbc, tables);
        this.eraser = new OrderEraser(jdbc, tables);
        this.texts = new TextPlaces(jdbc);
        this.people = new ForgottenPeople(jdbc);
        this.users = new FormerUsers(jdbc);
        this.clock = clock;
    }

    /** What there is of a person; changes nothing. Looks into each payload of the archive. */
    public PersonalData find(String email) {
        Address address = new Address(email);
        return told(() -> {
            List<PersonsOrder> orders = new ArrayList<>();
            search.orders(address).forEach((store, ids) -> orders.addAll(search.standings(store, ids)));
            Map<String, Long> elsewhere = texts.count(address);
            if (users.has(address, false)) {
                elsewhere.put("the name of a user of the console", 1L);
            }
            List<String> beyond = texts.beyond(address);
            if (users.has(address, true)) {
                beyond.add("the name of a user of the console who may still come in ('cartage users change --off', then"
                        + " forget again)");
            }
            return new PersonalData(orders, elsewhere, beyond, people.last(address));
        });
    }

    /**
     * Forgets a person in these orders, those of a store in one transaction, and wherever else the address stands. An order
     * that somebody began to wait for since it was found is left alone.
     *
     * @param pendingToo also orders that the ERP has not imported
     * @param who for the books
     * @return how many of what were emptied; the orders under {@code orders}
     */
    public Map<String, Long> forget(String email, PersonalData found, boolean pendingToo, String who) {
        Address address = new Address(email);
        Map<String, List<String>> byStore = new TreeMap<>();
        found.orders().stream().filter(order -> order.goes(pendingToo)).forEach(order -> byStore.computeIfAbsent(
                        order.storeId(), store -> new ArrayList<>())
                .add(order.orderId()));
        Map<String, Long> counts = new LinkedHashMap<>();
        return told(() -> {
            byStore.forEach((store, ids) -> turn.inOne(store, FLOW, () -> {
                eraser.lock(store, ids);
                List<String> still = search.standings(store, ids).stream()
                        .filter(order -> order.goes(pendingToo))
                        .map(PersonsOrder::orderId)
                        .toList();
                Instant now = clock.instant();
                eraser.erase(store, still, who, Jdbc.utc(now), counts);
                return counts;
            }));
            return transactions.inOne(() -> {
                texts.mask(address);
                users.forget(address, clock.instant());
                people.add(address, counts.getOrDefault("orders", 0L), who, clock.instant());
                return counts;
            });
        });
    }

    private static <T> T told(Supplier<T> work) {
        return Transactions.told("archive", "people", "not all could be read or forgotten", work);
    }
}
