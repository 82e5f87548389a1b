package io.cartage.cart.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.cart.CartFiles;
import io.cartage.config.Home;
import io.cartage.problem.Problem;
import io.cartage.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes/<cart>/look.yaml} is read strictly. */
class LookFilesTest {
    @TempDir
    private Path home;

    @Test
    void understandsTheFileOfEveryCart() {
        Home project = Home.at(Path.of(""));
        Problems problems = new Problems();

        List<String> carts = CartFiles.carts(project);

        assertThat(carts).isNotEmpty().allSatisfy(cart -> assertThat(LookFiles.load(project, cart, problems))
                .isPresent());
        assertThat(problems.all()).extracting(Problem::toString).isEmpty();
    }

    @Test
    void tellsEveryProblemAtOnce() throws IOException {
        String file =
                """
                look: acmecart
                through: direct:acmecart-get
                calls:
                  time: {path: /time}
                clock: {time: tme.now}
                shop: {nam: time.name}
                scopes: {forbidden: 200, grant: Click, known: [Orders, {name: Orders, shown_by: order}]}
                locations: {where: here}
                skus: {where: here}
                failures: [{status: 401, says: No}]
                extra: 1
                """;

        assertThat(problems(file))
                .containsExactlyInAnyOrder(
                        "routes/acmecart/look.yaml:5:15: 'tme.now' begins with 'tme', which is not one of the calls."
                                + " Did you mean 'time'?",
                        "routes/acmecart/look.yaml:6:8: 'nam' is not known here. Did you mean 'name'?",
                        "routes/acmecart/look.yaml:7:21: 'forbidden' is '200'. Write a whole number from 400 to 499.",
                        "routes/acmecart/look.yaml:7:48: a scope is a map, but this is the text 'Orders'. Write {name: …}.",
                        "routes/acmecart/look.yaml:7:81: 'order' begins with 'order', which is not one of the calls."
                                + " Known are last, time.",
                        "routes/acmecart/look.yaml:10:12: 'do' is missing. Say what to click in the cart's admin pages.",
                        "routes/acmecart/look.yaml:11:1: 'extra' is not known here. Known here: look, through, calls,"
                                + " shop, clock, quota, scopes, statuses, history, locations, skus, version, failures.");
    }

    @Test
    void saysThatACartWithoutTheFileCannotBeTested() throws IOException {
        Files.createDirectories(home.resolve("routes/acmecart"));
        Problems problems = new Problems();

        LookFiles.load(Home.at(home), "acmecart", problems);

        assertThat(problems.all()).hasSize(1).first().asString().contains("routes/acmecart/look.yaml", "is missing");
    }

    private List<String> problems(String file) throws IOException {
        Path path = home.resolve("routes/acmecart/look.yaml");
        Files.createDirectories(path.getParent());
        Files.writeString(path, file);
        Problems problems = new Problems();
        LookFiles.load(Home.at(home), "acmecart", problems);
        return problems.all().stream().map(Problem::toString).toList();
    }
}
