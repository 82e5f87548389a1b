package io.cartage.console.view;

import java.util.List;

/**
 * A paper of the handbook.
 *
 * @param name in its address
 * @param html safe to be shown as it is
 * @param sections the main ones, in their order
 */
public record Chapter(String name, String title, String lead, String html, List<Section> sections) {

    /**
     * A heading of it, with what stands below it.
     *
     * @param level 1 is the chapter's own title
     * @param id what an address leads to behind {@code #}
     */
    public record Section(int level, String id, String title, String text) {}

    /**
     * A section that somebody looked for.
     *
     * @param excerpt around the words that were found; empty if they stand in the title
     */
    public record Found(String name, String chapter, Section section, String excerpt) {}

    public Chapter {
        sections = List.copyOf(sections);
    }

    /** The sections to list beside it. */
    public List<Section> contents() {
        return sections.stream().filter(section -> section.level() == 2).toList();
    }
}
