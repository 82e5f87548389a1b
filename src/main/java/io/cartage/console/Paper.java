package io.cartage.console;

import io.cartage.console.view.Chapter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes a page of a paper in Markdown: no HTML that stands in it, links to other papers as addresses of the console, and no
 * links to files that only the repository has.
 */
final class Paper {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final String name;
    private final List<String> others;
    private final IdGenerator ids = IdGenerator.builder().build();
    private final IdentityHashMap<Node, String> anchors = new IdentityHashMap<>();
    private final List<Chapter.Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String lead = "";

    Paper(String name, List<String> others) {
        this.name = name;
        this.others = others;
    }

    Chapter chapter(String markdown) {
        Node paper = Parser.builder().extensions(TABLES).build().parse(markdown);
        List<Node> unled = new ArrayList<>();
        paper.accept(new Reading(unled));
        endSection();
        unled.forEach(Paper::unwrap);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> attribute(node, tag, attributes))
                .build();
        String title = sections.isEmpty() ? name : sections.get(0).title();
        return new Chapter(name, title, lead, renderer.render(paper), sections);
    }

    /** Headings can be linked to; what may be wider than the page can be reached by keyboard. */
    private void attribute(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            attributes.put("id", anchors.getOrDefault(node, ""));
        }
        if (node instanceof TableBlock || tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
        if (node instanceof Link link && link.getDestination().startsWith("http")) {
            attributes.put("rel", "noreferrer");
        }
    }

    /** Leaves what stands in a link, without the link. */
    private static void unwrap(Node node) {
        Node child = node.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            node.insertBefore(child);
            child = next;
        }
        node.unlink();
    }

    private void endSection() {
        if (!sections.isEmpty()) {
            Chapter.Section last = sections.remove(sections.size() - 1);
            sections.add(new Chapter.Section(
                    last.level(), last.id(), last.title(), text.toString().strip()));
        }
        text.setLength(0);
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text some) {
                words.append(some.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    /** Where a link leads within the console; empty if nowhere. */
    private String place(String destination) {
        if (destination.startsWith("#") || destination.startsWith("https://") || destination.startsWith("http://")) {
            return destination;
        }
        String[] parts = destination.split("#", 2);
        String file = parts[0].replaceFirst("\\.md$", "");
        return parts[0].endsWith(".md") && others.contains(file)
                ? "/help/" + file + (parts.length > 1 ? "#" + parts[1] : "")
                : "";
    }

    /** Reads a paper from its beginning to its end. */
    private final class Reading extends AbstractVisitor {
        private final List<Node> unled;

        private Reading(List<Node> unled) {
            this.unled = unled;
        }

        @Override
        public void visit(Heading heading) {
            endSection();
            String title = words(heading);
            // The generator goes by the machine's language, in which the small I may be another letter.
            String id = ids.generateId(title.toLowerCase(Locale.ROOT));
            anchors.put(heading, id);
            sections.add(new Chapter.Section(heading.getLevel(), id, title, ""));
            heading.setLevel(Math.min(6, heading.getLevel() + 1)); // the page's own title is the first
            visitChildren(heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (lead.isEmpty() && !(paragraph.getFirstChild() instanceof Emphasis)) {
                lead = words(paragraph);
            }
            visitChildren(paragraph);
            text.append(' ');
        }

        @Override
        public void visit(Link link) {
            String place = place(link.getDestination());
            if (place.isEmpty()) {
                unled.add(link);
            }
            link.setDestination(place);
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            unled.add(image);
            visitChildren(image);
        }

        @Override
        public void visit(Text some) {
            text.append(some.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak end) {
            text.append(' ');
        }

        @Override
        public void visit(FencedCodeBlock block) {
            text.append(block.getLiteral()).append(' ');
        }
    }
}
