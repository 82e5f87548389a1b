package io.cartage.sandbox;

import io.cartage.sandbox.Fault.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One simulated shop: its address, its orders, what goes wrong and what was asked of it. Tests drive it by these methods,
 * people by the admin address. Thread-safe.
 */
public final class SandboxShop {
    private final String cart;
    private final String name;
    private final int port;
    private final SandboxSettings settings;
    private final Storefront storefront;
    private final Quota quota;
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
    record Reply(Answer answer, Delivery delivery) {}

    SandboxShop(String cart, String name, int port, SandboxSettings settings) {
        this.cart = cart;
        this.name = name;
        this.port = port;
        this.settings = settings;
        storefront = ShopKinds.of(cart).open(name, settings);
        quota = new Quota(settings.api().quota(), settings.api().quotaWindowMs(), System::nanoTime);
        settings.faults().forEach(faults::add);
    }

    public String name() {
        return name;
    }

    public String cart() {
        return cart;
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

    Reply reply(Request request) throws InterruptedException {
        int number = calls.begin();
        Optional.ofNullable(before.remove(number)).ifPresent(Runnable::run);
        List<Fault> striking = faults.strike(request);
        for (Fault fault : striking) {
            if (fault.kind() == Kind.SLOW) {
                Thread.sleep(fault.ms());
            }
        }
        Reply reply = reply(request, striking);
        calls.add(
                number,
                request,
                reply.delivery() == Delivery.NONE ? 0 : reply.answer().status());
        return reply;
    }

    private Reply reply(Request request, List<Fault> striking) {
        if (has(Kind.HANG_UP, striking)) {
            return new Reply(Answer.empty(0), Delivery.NONE);
        }
        if (has(Kind.BLOCK, striking)) {
            return whole(Answer.text(429, "text/plain", "Too many requests"));
        }
        Quota.Left left = quota.take();
        Map<String, String> quotaHeaders = storefront.quotaHeaders(left);
        if (left.exhausted() || has(Kind.THROTTLE, striking)) {
            return whole(storefront.refusal(request, 429, "Too many requests").with(quotaHeaders));
        }
        Optional<Fault> error =
                striking.stream().filter(fault -> fault.kind() == Kind.ERROR).findFirst();
        if (error.isPresent()) {
            return whole(broken(request, error.get()).with(quotaHeaders));
        }
        Answer answer = has(Kind.REVOKE, striking)
                ? storefront.refusal(request, 401, "The token is not known")
                : storefront.answer(request, has(Kind.IGNORE_DATES, striking));
        if (answer.status() == 200 && storefront.readsOrders(request)) {
            striking.forEach(this::change);
        }
        Answer sent = (settings.api().gzip() ? Gzip.ifAccepted(request, answer) : answer).with(quotaHeaders);
        return new Reply(sent, has(Kind.CUT, striking) ? Delivery.CUT : Delivery.WHOLE);
    }

    private void change(Fault fault) {
        if (fault.kind() == Kind.CHANGE) {
            orders().change(fault.orders());
        } else if (fault.kind() == Kind.BULK_EDIT) {
            orders().bulkEdit(fault.orders());
        }
    }

    private Answer broken(Request request, Fault fault) {
        int status = fault.status();
        return switch (fault.body()) {
            case "text" -> Answer.text(status, "text/plain", "upstream connect error or disconnect");
            case "html" ->
                Answer.text(
                        status, "text/html", "<html><body><h1>" + status + " Something went wrong</h1></body></html>");
            case "empty" -> Answer.empty(status);
            default -> storefront.refusal(request, status, "Something went wrong");
        };
    }

    private static boolean has(Kind kind, List<Fault> striking) {
        return striking.stream().anyMatch(fault -> fault.kind() == kind);
    }

    private static Reply whole(Answer answer) {
        return new Reply(answer, Delivery.WHOLE);
    }

    /** Never the token, which {@link #connection} tells. */
    @Override
    public String toString() {
        return cart + " shop '" + name + "' on port " + port;
    }
}
