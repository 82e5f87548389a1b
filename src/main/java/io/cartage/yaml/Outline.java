package io.cartage.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where the parts of a document begin and end in its text, in chars. A part's end lies behind the last character that
 * belongs to it: comments and empty lines that follow are not its own. The text must be YAML. Not thread-safe.
 */
final class Outline {

    /** Anything that has a place in the text. */
    sealed interface Part {
        int start();

        int end();
    }

    record Text(int start, int end, String text, ScalarStyle style) implements Part {
        boolean isAbsent() {
            return style == ScalarStyle.PLAIN && start == end;
        }

        /** Whether it says that there is nothing, in any of the ways to say so. */
        boolean isNothing() {
            return style == ScalarStyle.PLAIN && List.of("", "~", "null").contains(text);
        }
    }

    /** A star and a name, which stands for a value elsewhere. */
    record Alias(int start, int end) implements Part {}

    record Sequence(int start, int end, boolean flow, List<Part> items) implements Part {}

    record Mapping(int start, int end, boolean flow, List<Entry> entries) implements Part {
        Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
        }
    }

    record Entry(Part key, Part value) {
        String name() {
            return key instanceof Text text ? text.text() : "";
        }

        /** Where the entry ends, which may have nothing behind its colon. */
        int end() {
            return Math.max(key.end(), value.end());
        }
    }

    private final String text;
    private final int[] offsets;
    private final Iterator<Event> events;

    private Outline(String text) {
        this.text = text;
        this.offsets = offsets(text);
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The document's one part; empty if the text holds nothing but comments. */
    static Optional<Part> of(String text) {
        Outline outline = new Outline(text);
        while (outline.events.hasNext()) {
            if (outline.events.next() instanceof DocumentStartEvent) {
                return Optional.of(outline.part(outline.events.next()));
            }
        }
        return Optional.empty();
    }

    private Part part(Event event) {
        int start = offset(event.getStartMark().orElseThrow());
        int end = offset(event.getEndMark().orElseThrow());
        if (event instanceof ScalarEvent scalar) {
            return new Text(start, end(scalar, start, end), scalar.getValue(), scalar.getScalarStyle());
        }
        if (event instanceof AliasEvent) {
            return new Alias(start, end);
        }
        return event instanceof SequenceStartEvent sequence ? sequence(sequence, start) : mapping(event, start);
    }

    /** The engine counts the empty lines behind a block of text to it; they are its own only if it keeps them. */
    private int end(ScalarEvent scalar, int start, int end) {
        boolean isBlock =
                scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
        int last = end;
        while (isBlock && last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private Part sequence(SequenceStartEvent event, int start) {
        List<Part> items = new ArrayList<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            items.add(part(next));
            next = events.next();
        }
        int last = items.isEmpty() ? start : items.get(items.size() - 1).end();
        return new Sequence(start, end(event, next, last), event.isFlow(), items);
    }

    private Part mapping(Event event, int start) {
        MappingStartEvent begin = (MappingStartEvent) event;
        List<Entry> entries = new ArrayList<>();
        Event next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            Part key = part(next);
            entries.add(new Entry(key, part(events.next())));
            next = events.next();
        }
        int last = entries.isEmpty() ? start : entries.get(entries.size() - 1).end();
        return new Mapping(start, end(begin, next, last), begin.isFlow(), entries);
    }

    private int end(CollectionStartEvent begin, Event close, int last) {
        return begin.isFlow() ? offset(close.getEndMark().orElseThrow()) : last;
    }

    private int offset(Mark mark) {
        return offsets.length == 0 ? mark.getIndex() : offsets[mark.getIndex()];
    }

    /** Marks count code points. Empty where these are chars. */
    private static int[] offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[points + 1];
        int at = 0;
        for (int i = 0; i < points; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[points] = at;
        return offsets;
    }
}
