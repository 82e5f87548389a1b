package io.cartage.sandbox;

import io.cartage.sandbox.Fault.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One simulated shop: its address, its orders, what goes wrong and what was asked of it. Tests drive it by these methods,
 * people by the admin address. Thread-safe.
 */
public final class SandboxShop {
    private final String cart;
    private final ShopKind kind;
    private final String name;
    private final int port;
    private final SandboxSettings settings;
    private final Storefront storefront;
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final Map<Integer, Runnable> before = new ConcurrentHashMap<>();

    /** How an answer goes out. */
    enum Delivery {
        WHOLE,
        CUT,
        NONE
    }

    /** An answer, and how much of it the caller gets to see. */
    record Sent(Answer answer, Delivery delivery) {}

    SandboxShop(String cart, ShopKind kind, String name, int port, SandboxSettings settings) {
        this.cart = cart;
        this.kind = kind;
        this.name = name;
        this.port = port;
        this.settings = settings;
        storefront = kind.open(name, settings);
        settings.faults().forEach(faults::add);
    }

    public String name() {
        return name;
    }

    public String cart() {
        return cart;
    }

    ShopKind kind() {
        return kind;
    }

    public SandboxSettings settings() {
        return settings;
    }

    /** What a store file's {@code connection:} would hold. */
    public Map<String, String> connection() {
        return storefront.connection(port);
    }

    public OrderBook orders() {
        return storefront.orders();
    }

    /** What the shop has of each SKU, and what shoppers buy of it. */
    public StockBook stock() {
        return storefront.stock();
    }

    public Faults faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    /** Runs {@code action} before the {@code n}-th call from now (1 is the next) is answered, on the server's thread. */
    public void beforeAnswer(int n, Runnable action) {
        before.put(calls.begun() + n, action);
    }

    Sent reply(Request request) throws InterruptedException {
        int number = calls.begin();
        Optional.ofNullable(before.remove(number)).ifPresent(Runnable::run);
        Request shown = storefront.shown(request);
        Striking striking = faults.strike(shown);
        for (Fault fault : striking.faults()) {
            if (fault.kind() == Kind.SLOW) {
                Thread.sleep(fault.ms());
            }
        }
        Sent sent = striking.has(Kind.HANG_UP) ? new Sent(Answer.empty(0), Delivery.NONE) : reply(request, striking);
        calls.add(number, shown, sent.answer().status());
        return sent;
    }

    private Sent reply(Request request, Striking striking) {
        Storefront.Reply reply = storefront.answer(request, striking);
        if (reply.orders()) {
            striking.faults().forEach(this::change);
        }
        Answer answer = settings.gzip() ? Gzip.ifAccepted(request, reply.answer()) : reply.answer();
        if (striking.has(Kind.LOST_ANSWER)) {
            return new Sent(answer, Delivery.NONE);
        }
        return new Sent(answer, striking.has(Kind.CUT) ? Delivery.CUT : Delivery.WHOLE);
    }

    private void change(Fault fault) {
        if (fault.kind() == Kind.CHANGE) {
            orders().change(fault.orders());
        } else if (fault.kind() == Kind.BULK_EDIT) {
            orders().bulkEdit(fault.orders());
        }
    }

    /** Never the token, which {@link #connection} tells. */
    @Override
    public String toString() {
        return cart + " shop '" + name + "' on port " + port;
    }
}
