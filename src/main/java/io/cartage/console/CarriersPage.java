package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.flow.Flow;
import io.cartage.flow.bench.CarrierWork;
import io.cartage.problem.Problem;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Carriers that the cart doesn't know by the ERP's names, answered in place. Handlers run in worker threads. */
final class CarriersPage implements Page {
    private static final String PATH = "/shipments/carriers";

    /** How often a page looks whether an answer was taken up, once a second. */
    private static final int MOST_LOOKS = 15;

    private final Desk desk;
    private final Pages pages;
    private final Guests guests;
    private final CarrierWork work;

    CarriersPage(Desk desk, Pages pages, Guests guests) {
        this.desk = desk;
        this.pages = pages;
        this.guests = guests;
        this.work = new CarrierWork(desk.flows(), desk.database(), desk.clock());
    }

    @Override
    public void serve(Router router) {
        router.get(PATH).handler(context -> guests.check(context, Role.VIEWER)).blockingHandler(this::show, false);
        router.get(PATH + "/taken")
                .handler(context -> guests.check(context, Role.VIEWER))
                .blockingHandler(this::taken, false);
        router.post(PATH)
                .handler(context -> guests.check(context, Role.OPERATOR))
                .blockingHandler(this::answer, false);
    }

    private void show(RoutingContext context) {
        Fields asked = new Fields(context);
        pages.send(
                context,
                "carriers",
                Map.of(
                        "store",
                        asked.text("store"),
                        "stores",
                        desk.stores(Flow.SHIPMENTS),
                        "questions",
                        work.questions(asked.some("store"))));
    }

    private void answer(RoutingContext context) {
        Fields asked = new Fields(context);
        String store = asked.text("store");
        String carrier = asked.text("carrier");
        String who = Guests.known(context).name();
        CarrierWork.Answer answer = work.answer(store, carrier, asked.text("word"), who);
        if (answer instanceof CarrierWork.Answer.Refused refused) {
            Problem first = refused.problems().get(0);
            pages.send(context, new Trouble(409, "Nothing was written: " + first.fault(), first.remedy()));
        } else if (answer instanceof CarrierWork.Answer.Taken taken) {
            String detail = taken.subject().path() + ", version " + taken.version();
            desk.audit().write(who, "answer carrier", store + "/" + carrier, detail);
            if (Guests.isPart(context)) {
                send(context, store, carrier, 0);
            } else {
                Site.redirect(context, PATH);
            }
        }
    }

    /** Whether the program has taken an answer up from the file, which takes some seconds. */
    private void taken(RoutingContext context) {
        Fields asked = new Fields(context);
        send(
                context,
                asked.text("store"),
                asked.text("carrier"),
                asked.number("looks").orElse(0L) + 1);
    }

    private void send(RoutingContext context, String store, String carrier, long looks) {
        pages.send(
                context,
                "carrieranswered",
                Map.of(
                        "storeId",
                        store,
                        "carrier",
                        carrier,
                        "looks",
                        looks,
                        "isTaken",
                        work.isTakenUp(store, carrier),
                        "isGivenUp",
                        looks >= MOST_LOOKS));
    }
}
