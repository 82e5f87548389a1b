package io.cartage.console;

import io.cartage.console.view.Trouble;
import io.cartage.flow.Flow;
import io.cartage.flow.bench.FormEntry;
import io.cartage.flow.bench.MappingDesk;
import io.cartage.flow.bench.MappingForm;
import io.cartage.flow.bench.MappingForms;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.problem.Problem;
import io.cartage.problem.ProblemsException;
import io.cartage.staging.desk.Role;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mapping as a form. The page holds the whole text, as the editor does; each change sends it here and gets it back changed,
 * with the form of it. Nothing is written until somebody saves. Handlers run in worker threads.
 */
final class MappingFormPage {
    private static final String PATH = "/mappings/:customer/:cart/:flow/form";
    private static final int LONGEST = 256 * 1024;

    private final Pages pages;
    private final Guests guests;
    private final MappingDesk mappings;
    private final MappingForms forms;

    MappingFormPage(Desk desk, Pages pages, Guests guests, MappingDesk mappings) {
        this.pages = pages;
        this.guests = guests;
        this.mappings = mappings;
        this.forms = new MappingForms(() -> desk.flows().home().live(), desk.database());
    }

    /** What changes nothing but the text that the page holds. */
    void serveFree(Router router) {
        router.post(PATH).handler(context -> guests.check(context, Role.VIEWER)).blockingHandler(this::answer, false);
    }

    void serve(Router router) {
        router.get(PATH).handler(context -> guests.check(context, Role.VIEWER)).blockingHandler(this::show, false);
    }

    private static MappingSubject subject(RoutingContext context) {
        return new MappingSubject(context.pathParam("customer"), context.pathParam("cart"), context.pathParam("flow"));
    }

    private void show(RoutingContext context) {
        MappingSubject subject = subject(context);
        if (!mappings.knows(subject)) {
            pages.send(
                    context, new Trouble(404, "There is no such mapping", "The list of mappings shows what there is"));
            return;
        }
        Map<String, Object> values = values(subject, mappings.open(subject).text());
        values.put("isOrders", subject.flow().equals(Flow.ORDERS));
        pages.send(context, "mappingformpage", values);
    }

    private Map<String, Object> values(MappingSubject subject, String text) {
        Map<String, Object> values = new HashMap<>();
        List<Problem> problems = mappings.check(subject, text);
        values.put("subject", subject);
        values.put("base", MappingSaving.address(subject));
        values.put("text", text);
        values.put("form", forms.of(subject, text, problems));
        values.put("open", "");
        values.put("near", "");
        values.put("faults", List.of());
        values.put("entered", Optional.empty());
        return values;
    }

    private void answer(RoutingContext context) {
        MappingSubject subject = subject(context);
        String text = MappingSaving.field(context, "text");
        String place = MappingSaving.field(context, "place");
        boolean isPlace = place.isEmpty() || MappingForms.isGroup(place) || forms.knows(place);
        if (!mappings.knows(subject) || text.length() > LONGEST || !isPlace) {
            context.fail(404);
            return;
        }
        String deed = MappingSaving.field(context, "deed");
        List<Problem> faults = List.of();
        String edited = text;
        Optional<FormEntry> entered = deed.equals("apply") && !MappingForms.isGroup(place)
                ? Optional.of(FormFields.entry(context))
                : Optional.empty();
        try {
            FormFields.check(context, subject, deed);
            edited = MappingForms.isGroup(place)
                    ? ofGroup(context, subject, text, place)
                    : ofColumn(deed, subject, text, place, entered);
        } catch (ProblemsException e) {
            faults = e.problems();
        }
        Map<String, Object> values = values(subject, edited);
        boolean isWrong =
                !faults.isEmpty() || isFaulty((MappingForm) Objects.requireNonNull(values.get("form")), place);
        values.put("open", deed.equals("edit") || (deed.equals("apply") && isWrong) ? place : "");
        if (!faults.isEmpty()) {
            values.put("entered", entered);
        }
        values.put("near", place);
        values.put("faults", faults);
        pages.send(context, "mappingform", values);
    }

    private String ofColumn(
            String deed, MappingSubject subject, String text, String place, Optional<FormEntry> entered) {
        return switch (deed) {
            case "apply" -> forms.changed(subject, text, place, entered.orElseThrow());
            case "empty" -> forms.changed(subject, text, place, new FormEntry(FormEntry.Sort.EMPTY, "", Map.of()));
            case "remove" -> forms.without(subject, text, place);
            default -> text;
        };
    }

    private String ofGroup(RoutingContext context, MappingSubject subject, String text, String place) {
        return switch (MappingSaving.field(context, "deed")) {
            case "apply" -> forms.ruled(subject, text, place, FormFields.rule(context));
            case "remove" -> forms.unruled(subject, text, place);
            default -> text;
        };
    }

    private static boolean isFaulty(MappingForm form, String place) {
        Stream<Problem> ofRows = form.parts().stream()
                .flatMap(part -> part.rows().stream())
                .filter(row -> row.place().equals(place))
                .flatMap(row -> row.problems().stream());
        Stream<Problem> ofGroups = form.parts().stream()
                .filter(part -> part.place().equals(place))
                .flatMap(part -> part.rule().stream())
                .flatMap(rule -> rule.problems().stream());
        return Stream.concat(ofRows, ofGroups).anyMatch(Problem::isError);
    }
}
