package io.cartage.cart.look;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shop's locations against the warehouses that the ERP names in staging: a push matches them by name or id. */
final class LocationCheck {
    private static final String SUBJECT = "locations";

    private LocationCheck() {}

    private record Location(String name, String id, boolean active) {
        boolean isCalled(String warehouse) {
            return warehouse.equals(id) || LookSubject.plain(warehouse).equals(LookSubject.plain(name));
        }

        String shown() {
            return active ? name : name + " (switched off)";
        }
    }

    static Finding look(LookFacts.Locations facts, LookSubject subject, Answers answers, Gaps gaps) {
        Optional<String> gap = gaps.at(facts.list());
        if (gap.isPresent()) {
            return Finding.skipped(SUBJECT, gap.get());
        }
        List<Location> locations = answers.list(facts.list().orElseThrow()).stream()
                .map(element -> location(element, facts))
                .toList();
        String inShop = Words.number(locations.size()) + " in the shop: "
                + Words.list(locations.stream().map(Location::shown).toList());
        if (subject.warehouses().isEmpty()) {
            return Finding.skipped(SUBJECT, inShop + "; not compared, since " + subject.noWarehouses());
        }
        List<String> lines = lines(locations, subject);
        String text = inShop + "; in staging: " + Words.list(subject.warehouses());
        if (lines.isEmpty()) {
            return Finding.ok(SUBJECT, text);
        }
        return Finding.warning(
                        SUBJECT,
                        text,
                        "Give warehouse and location the same name, in the ERP or under " + facts.where()
                                + ", or pair them under inventory.warehouses in the store's file")
                .with(lines);
    }

    private static List<String> lines(List<Location> locations, LookSubject subject) {
        List<String> lines = new ArrayList<>();
        for (String warehouse : subject.warehouses()) {
            String place = subject.locationOf(warehouse);
            List<Location> found = locations.stream()
                    .filter(location -> location.isCalled(place))
                    .toList();
            long open = found.stream().filter(Location::active).count();
            if (found.isEmpty()) {
                List<String> names = locations.stream().map(Location::name).toList();
                String hint = Suggestion.didYouMean(place, names, "").strip();
                lines.add(shown(warehouse, place) + " is no location of the shop. " + hint);
            } else if (open > 1) {
                lines.add(shown(warehouse, place) + " is the name of " + open + " locations");
            } else if (open == 0) {
                lines.add(shown(warehouse, place) + " is a location that is switched off");
            }
        }
        locations.stream()
                .filter(Location::active)
                .filter(location ->
                        subject.warehouses().stream().map(subject::locationOf).noneMatch(location::isCalled))
                .forEach(location ->
                        lines.add("location " + Words.quoted(location.name()) + " is no warehouse in staging"));
        return lines.stream().map(String::strip).toList();
    }

    private static String shown(String warehouse, String place) {
        return "warehouse " + Words.quoted(warehouse)
                + (place.equals(warehouse) ? "" : ", in the store's file " + Words.quoted(place) + ",");
    }

    private static Location location(JsonNode element, LookFacts.Locations facts) {
        boolean active =
                facts.active().isEmpty() || Place.at(element, facts.active()).asBoolean(true);
        String id = Place.at(element, facts.id()).asText("");
        return new Location(Place.at(element, facts.name()).asText(""), id, active);
    }
}
