package io.cartage.console;

import io.cartage.console.view.Chapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The papers of {@code docs/}, as they are packed into the jar. Each is read when it is asked for first. Thread-safe. */
final class Handbook {
    /** In the order of the side list. */
    static final List<String> NAMES = List.of(
            "console",
            "api",
            "mapping-reference",
            "adding-a-customer",
            "store-settings",
            "settings",
            "operations",
            "erp-contract",
            "sandbox",
            "adding-a-cart",
            "glossary",
            "performance",
            "dependencies");

    private static final int MOST = 40;
    private static final int EXCERPT = 160;

    private final Map<String, Chapter> chapters = new LinkedHashMap<>();

    /** All of it. */
    synchronized List<Chapter> chapters() {
        return NAMES.stream().map(this::read).toList();
    }

    /** One paper; empty if there is none of that name. */
    synchronized Optional<Chapter> byName(String name) {
        return NAMES.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private Chapter read(String name) {
        return chapters.computeIfAbsent(name, some -> new Paper(some, NAMES).chapter(markdown(some)));
    }

    private static String markdown(String name) {
        String resource = "help/" + name + ".md";
        try (InputStream in = Handbook.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource + ": build it anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sections in which all words stand, in whatever case: those first whose titles have them. */
    List<Chapter.Found> find(String text) {
        List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        List<Chapter.Found> all = new ArrayList<>();
        chapters().forEach(chapter -> chapter.sections()
                .forEach(section -> all.add(new Chapter.Found(chapter.name(), chapter.title(), section, ""))));
        Predicate<Chapter.Found> titled =
                found -> hasAll(found.chapter() + " " + found.section().title(), words)
                        && words.stream()
                                .anyMatch(word -> lower(found.section().title()).contains(word));
        return Stream.concat(
                        all.stream().filter(titled),
                        all.stream()
                                .filter(titled.negate())
                                .filter(found -> hasAll(
                                        found.section().title() + " "
                                                + found.section().text(),
                                        words))
                                .map(found -> excerpt(found, words.get(0))))
                .limit(MOST)
                .toList();
    }

    private static Chapter.Found excerpt(Chapter.Found found, String word) {
        String text = found.section().text();
        int at = Math.max(0, lower(text).indexOf(word));
        int from = at < EXCERPT / 2 ? 0 : text.indexOf(' ', at - EXCERPT / 2) + 1;
        int to = Math.min(text.length(), from + EXCERPT);
        String excerpt = (from > 0 ? "… " : "") + text.substring(from, to).strip() + (to < text.length() ? " …" : "");
        return new Chapter.Found(found.name(), found.chapter(), found.section(), excerpt);
    }

    private static boolean hasAll(String text, List<String> words) {
        String lower = lower(text);
        return words.stream().allMatch(lower::contains);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
