package io.cartage.console;

import io.cartage.flow.bench.MappingDesk;
import io.cartage.flow.bench.MappingDesk.Result;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.flow.bench.TextDiff;
import io.cartage.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies of a mapping for other customers: "Save as". */
final class MappingCopies {
    private final Desk desk;
    private final Pages pages;
    private final MappingDesk mappings;

    MappingCopies(Desk desk, Pages pages, MappingDesk mappings) {
        this.desk = desk;
        this.pages = pages;
        this.mappings = mappings;
    }

    /** Asks whose it shall be. */
    void show(RoutingContext context, MappingSubject subject) {
        ask(context, subject, "", "", List.of());
    }

    /** @param fault why the answer before can't be taken; empty if there was none */
    private void ask(
            RoutingContext context, MappingSubject subject, String customer, String fault, List<Problem> problems) {
        Map<String, Object> values = MappingSaving.values(subject);
        values.put("customers", mappings.customers(subject));
        values.put("customer", customer);
        values.put("fault", Optional.of(fault).filter(words -> !words.isEmpty()));
        values.put("problems", problems);
        pages.send(context, "mappingcopy", values);
    }

    /** Writes the text as another customer's mapping; over one that is there only if the person says so. */
    void save(RoutingContext context, MappingSubject subject) {
        String customer = MappingSaving.field(context, "customer").strip();
        String text = MappingSaving.field(context, "text");
        MappingSubject target = new MappingSubject(customer, subject.cart(), subject.flow());
        if (!MappingDesk.isCustomer(customer) || customer.equals(subject.customer())) {
            String fault = "Write another customer's name: small letters, digits and - or _";
            ask(context, subject, customer, fault, List.of());
            return;
        }
        MappingDesk.Opened there = mappings.open(target);
        if (there.isThere() && !MappingSaving.field(context, "over").equals(there.hash())) {
            Map<String, Object> values = MappingSaving.values(subject);
            values.put("target", there);
            values.put("diff", TextDiff.between(there.text(), text));
            pages.send(context, "mappingcopyover", values);
            return;
        }
        String from = "copy of " + MappingSaving.told(subject);
        Result result =
                mappings.save(target, text, there.hash(), Guests.known(context).name(), from);
        if (result instanceof Result.Written written) {
            tell(context, target, written, from);
        } else if (result instanceof Result.Refused refused) {
            ask(context, subject, customer, "The text can't be used there as it is", refused.problems());
        } else {
            ask(context, subject, customer, "That mapping was changed in this moment: try again", List.of());
        }
    }

    private void tell(RoutingContext context, MappingSubject target, Result.Written written, String from) {
        String who = Guests.known(context).name();
        String detail = "version " + written.number() + ", " + from;
        desk.audit().write(who, "save mapping as", MappingSaving.told(target), detail);
        Map<String, Object> values = MappingSaving.values(target);
        values.put("written", written);
        values.put("standing", mappings.standing(target));
        pages.send(context, "mappingcopied", values);
    }
}
