package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.console.view.Chapter;
import io.cartage.console.view.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The papers as the console shows them. */
class HandbookTest {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");

    private final Handbook handbook = new Handbook();

    @Test
    void holdsEveryPaper() throws IOException {
        try (Stream<Path> papers = Files.list(Path.of("docs"))) {
            assertThat(papers.map(path -> path.getFileName().toString())
                            .filter(file -> file.endsWith(".md"))
                            .map(file -> file.replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(Handbook.NAMES);
        }
    }

    @Test
    void leadsNowhereElseThanToWhatIsThere() {
        for (Chapter chapter : handbook.chapters()) {
            assertThat(chapter.title()).isNotBlank();
            assertThat(chapter.lead()).isNotBlank();
            LINK.matcher(chapter.html()).results().map(found -> found.group(1)).forEach(link -> {
                if (!link.startsWith("http")) {
                    assertThat(isThere(chapter, link))
                            .as(chapter.name() + " leads to " + link)
                            .isTrue();
                }
            });
        }
    }

    private boolean isThere(Chapter from, String link) {
        String[] parts = link.split("#", 2);
        Optional<Chapter> chapter =
                parts[0].isEmpty() ? Optional.of(from) : handbook.byName(parts[0].replace("/help/", ""));
        return chapter.isPresent() && (parts.length == 1 || chapter.get().html().contains("id=\"" + parts[1] + "\""));
    }

    @Test
    void givesEachHeadingTheNameThatItIsLedToBy() {
        for (Chapter chapter : handbook.chapters()) {
            List<String> ids = Pattern.compile("<h\\d id=\"([^\"]*)\"")
                    .matcher(chapter.html())
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertThat(chapter.sections().stream().map(Chapter.Section::id)).isEqualTo(ids);
        }
    }

    @Test
    void tellsOfEveryPageOfTheConsole() {
        Chapter tour = handbook.byName("console").orElseThrow();

        assertThat(tour.sections().stream().map(section -> "/help/console#" + section.id()))
                .as("docs/console.md has a section for each page, named as the page is")
                .containsAll(Arrays.stream(Section.values()).map(Section::help).toList());
    }

    @Test
    void showsNothingButTextOfWhatStandsInAPaper() {
        String html = new Paper("console", Handbook.NAMES)
                .chapter(
                        """
                        # A <script>alert(1)</script> *title*

                        <script>alert(2)</script> and <img src=x onerror=alert(3)>

                        [run](javascript:alert(4)) ![picture](http://example.com/x.png) [there](operations.md#start)
                        [file](../mappings/acme/x.yaml) [decision](decisions/0001-x.md) [out](https://example.com/a?b=c&d=e)

                        | a | b |
                        |---|---|
                        | `<b>` | <i>x</i> |

                        <div onclick="alert(5)">

                        ```html
                        <script>alert(6)</script>
                        ```
                        """)
                .html();

        assertThat(html)
                .doesNotContain("<script", "<img", "<i>", "<b>", "<div", "javascript:", "mappings/acme", "decisions/")
                .contains(
                        "<h2 id=\"a-alert1-title\">",
                        "href=\"/help/operations#start\"",
                        "<a rel=\"noreferrer\" href=\"https://example.com/a?b=c&amp;d=e\">",
                        "picture",
                        "<table tabindex=\"0\">",
                        "<pre tabindex=\"0\">");
    }

    @Test
    void findsWordsInTitlesFirst() {
        List<Chapter.Found> found = handbook.find("  QUARANTINE Replay ");

        assertThat(found.get(0).section().title()).isEqualTo("Quarantine and replay");
        assertThat(found).anySatisfy(one -> assertThat(one.excerpt()).containsIgnoringCase("quarantine"));
        assertThat(handbook.find("")).isEmpty();
        assertThat(handbook.find("<script>alert")).isEmpty();
        assertThat(handbook.find("xyzzy")).isEmpty();
        assertThat(handbook.byName("../application")).isEmpty();
    }
}
