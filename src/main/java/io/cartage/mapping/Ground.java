package io.cartage.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at a place of a mapping: which keys, and which sort of value.
 *
 * @param sort what the keys below mean
 * @param word the word whose value stands here; null where no word stands
 * @param lists the lists that hold the element at hand, as the mapping writes their keys, the outermost first
 */
record Ground(Sort sort, @Nullable Word word, List<List<String>> lists) {
    static final String EACH = "each";

    /** What keys mean. */
    enum Sort {
        FILE,
        SETTINGS,
        NAMES,
        NAME,
        LOOKUPS,
        LOOKUP,
        /** The rows of a lookup. */
        ROWS,
        HEADER,
        GROUPS,
        GROUP,
        COLUMNS,
        COLUMN,
        FIELDS,
        FIELD,
        CASES,
        CASE,
        CONTROL,
        CHECK,
        WARNINGS,
        WARNING,
        TESTS,
        TEST,
        STORE,
        EXPECT,
        EXPECTED_HEADER,
        EXPECTED_ROWS,
        EXPECTED_ROW,
        /** Fields of a payload that a test expects. */
        EXPECTED_FIELDS,
        /** A column that a test expects. */
        EXPECTED_CELL,
        /** A word's value. */
        VALUE,
        /** Anything, which nobody knows of. */
        ELSE
    }

    Ground {
        lists = List.copyOf(lists);
    }

    /** What stands at these keys of a mapping of that flow. */
    static Ground of(Flow flow, List<String> keys) {
        Ground ground = new Ground(Sort.FILE, null, List.of());
        List<String> above = new ArrayList<>();
        for (String key : keys) {
            above.add(key);
            ground = ground.below(flow, key, List.copyOf(above));
        }
        return ground;
    }

    private Ground below(Flow flow, String key, List<String> path) {
        return switch (sort) {
            case FILE -> file(flow, key);
            case NAMES -> to(Sort.NAME);
            case LOOKUPS -> to(Sort.LOOKUP);
            case HEADER, COLUMNS -> to(Sort.COLUMN);
            case GROUPS -> in(path, Sort.GROUP);
            case FIELDS -> in(path, Sort.FIELD);
            case CONTROL -> to(Sort.CHECK);
            case WARNINGS -> to(Sort.WARNING);
            case TESTS -> to(Sort.TEST);
            case CASES -> to(Sort.CASE);
            case EXPECT -> expected(flow, key);
            case EXPECTED_ROWS -> to(Sort.EXPECTED_ROW);
            case EXPECTED_HEADER, EXPECTED_ROW -> to(Sort.EXPECTED_CELL);
            case EXPECTED_FIELDS -> this;
            case LOOKUP -> key.equals("rows") ? to(Sort.ROWS) : word(flow, key);
            case VALUE -> key.equals(Spot.ITEM) ? this : to(Sort.ELSE);
            case NAME -> key.equals(Spot.ITEM) ? this : key.equals("step") ? to(Sort.ELSE) : to(Sort.NAME);
            default -> word(flow, key);
        };
    }

    private Ground file(Flow flow, String key) {
        if (key.equals(flow.header) && !flow.isToCart()) {
            return to(Sort.HEADER);
        }
        if (key.equals(flow.details) && !flow.isToCart()) {
            return to(Sort.GROUPS);
        }
        return switch (key) {
            case "settings" -> to(Sort.SETTINGS);
            case "names" -> to(Sort.NAMES);
            case "lookups" -> to(Sort.LOOKUPS);
            case "control" -> to(Sort.CONTROL);
            case "payload" -> to(Sort.FIELDS);
            case "warnings" -> to(Sort.WARNINGS);
            case "tests" -> to(Sort.TESTS);
            default -> word(flow, key);
        };
    }

    private Ground expected(Flow flow, String key) {
        if (key.equals(flow.header)) {
            return to(Sort.EXPECTED_HEADER);
        }
        if (flow.isToCart() && key.equals("payload")) {
            return to(Sort.EXPECTED_FIELDS);
        }
        return to(key.equals(flow.details) ? Sort.EXPECTED_ROWS : Sort.ELSE);
    }

    private Ground word(Flow flow, String key) {
        if (key.equals("when") && (sort == Sort.COLUMN || sort == Sort.FIELD)) {
            return to(Sort.CASES);
        }
        if (key.equals("columns") && sort == Sort.GROUP) {
            return to(Sort.COLUMNS);
        }
        if (key.equals("fields") && sort == Sort.FIELD) {
            return to(Sort.FIELDS);
        }
        if (sort == Sort.TEST && (key.equals("store") || key.equals("expect"))) {
            return to(key.equals("store") ? Sort.STORE : Sort.EXPECT);
        }
        Optional<Word> word =
                words(flow).stream().filter(known -> known.word().equals(key)).findFirst();
        return word.map(known -> new Ground(Sort.VALUE, known, lists)).orElse(to(Sort.ELSE));
    }

    private Ground to(Sort next) {
        return new Ground(next, null, lists);
    }

    /** What may be of every element of the list that the entry at these keys names by {@code each}. */
    private Ground in(List<String> path, Sort next) {
        List<List<String>> inner = new ArrayList<>(lists);
        inner.add(path);
        return new Ground(next, null, inner);
    }

    /** The words that may be keys here. */
    List<Word> words(Flow flow) {
        List<Word> words = new ArrayList<>();
        places(flow).forEach(place -> words.addAll(Vocabulary.of(place)));
        return words;
    }

    private List<Place> places(Flow flow) {
        return switch (sort) {
            case FILE -> List.of(Place.FILE, flow.isToCart() ? Place.PAYLOAD_FILE : Place.ORDERS_FILE);
            case SETTINGS -> flow.isToCart() ? List.of(Place.SETTINGS) : List.of(Place.SETTINGS, Place.ORDERS_SETTINGS);
            case NAME -> List.of(Place.NAME);
            case LOOKUP -> List.of(Place.LOOKUP);
            case GROUP -> List.of(Place.GROUP);
            case COLUMN -> List.of(Place.VALUE, Place.COLUMN);
            case FIELD -> List.of(Place.VALUE, Place.FIELD);
            case CASE -> List.of(Place.CASE);
            case CHECK -> List.of(Place.CHECK);
            case WARNING -> List.of(Place.WARNING);
            case TEST -> List.of(Place.TEST);
            case EXPECT -> List.of(flow.isToCart() ? Place.PAYLOAD_EXPECTATION : Place.EXPECTATION);
            default -> List.of();
        };
    }

    /** What sort of value may stand here instead of keys; empty if none may. */
    Optional<Kind> value() {
        if (word != null) {
            return Optional.of(word.kind());
        }
        if (sort == Sort.EXPECTED_CELL) {
            return Optional.of(Kind.TEXT);
        }
        return sort == Sort.COLUMN || sort == Sort.FIELD || sort == Sort.NAME
                ? Optional.of(Kind.PATHS)
                : Optional.empty();
    }
}
