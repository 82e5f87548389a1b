package io.cartage.console;

import io.cartage.staging.desk.Role;
import io.cartage.staging.desk.User;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages that there is something new, by server-sent events; they then fetch what they show. Looks only while a
 * page is open. The stream of a user whose sessions were ended is closed. Thread-safe.
 */
final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    private static final long LOOK_MILLIS = 2_000;
    private static final int BEAT = 7;

    /** Streams that are open at once, of all users and of one. */
    static final int MOST = 500;

    static final int MOST_OF_ONE = 50;

    private final Vertx vertx;
    private final Desk desk;
    private final Guests guests;
    private final Map<HttpServerResponse, User> open = new ConcurrentHashMap<>();
    private int told;
    private int looks;

    Live(Vertx vertx, Desk desk, Guests guests) {
        this.vertx = vertx;
        this.desk = desk;
        this.guests = guests;
    }

    /** What one look found. */
    private record Seen(int board, Map<Long, Integer> epochs) {}

    void serve(Router router) {
        router.get("/live")
                .handler(context -> guests.check(context, Role.VIEWER))
                .handler(this::listen);
        vertx.setPeriodic(LOOK_MILLIS, timer -> look());
    }

    private void listen(RoutingContext context) {
        User user = Guests.known(context);
        if (open.size() >= MOST || open.values().stream().filter(user::equals).count() >= MOST_OF_ONE) {
            context.fail(503);
            return;
        }
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY) // else events wait for a full block
                .putHeader("X-Accel-Buffering", "no");
        open.put(response, user);
        response.closeHandler(gone -> open.remove(response));
        response.exceptionHandler(fault -> open.remove(response));
        response.write("retry: 2000\n\n");
    }

    private void look() {
        if (open.isEmpty()) {
            return;
        }
        vertx.executeBlocking(this::see, false).onSuccess(this::tell).onFailure(fault -> {
            LOG.warn("open pages were not told message={}", String.valueOf(fault.getMessage()));
            LOG.debug("open pages were not told", fault);
        });
    }

    private Seen see() {
        List<User> users = desk.users().all();
        return new Seen(
                desk.overview().board().hashCode(),
                users.stream().filter(User::active).collect(Collectors.toMap(User::id, User::epoch)));
    }

    private void tell(Seen seen) {
        Function<User, Boolean> isIn = user -> Optional.ofNullable(seen.epochs().get(user.id()))
                .filter(epoch -> epoch == user.epoch())
                .isPresent();
        open.forEach((response, user) -> {
            if (!isIn.apply(user)) {
                open.remove(response);
                response.end("event: gone\ndata: 1\n\n");
            }
        });
        looks++;
        boolean news = seen.board() != told;
        told = seen.board();
        if (news || looks % BEAT == 0) {
            String text = news ? "event: board\ndata: " + looks + "\n\n" : ": still here\n\n";
            open.keySet().forEach(response -> response.write(text));
        }
    }

    void close() {
        open.keySet().forEach(HttpServerResponse::end);
        open.clear();
    }
}
