package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.desk.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages stay light, whoever adds to them: this test goes through the router itself. */
class PageWeightTest {
    private static final int MOST_AT_FIRST = 350_000;
    private static final int MOST_OF_A_PAGE = 60_000;

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forAll().user("ada", Role.ADMIN);

    @BeforeAll
    static void open() {
        HOSTING.house().flows().runNow("acme-us");
    }

    @Test
    void isWithinTheBudget() throws Exception {
        Visitor ada = HOSTING.house().as("ada");
        PageWeight weights = new PageWeight(HOSTING.house().address(), ada.cookies());
        int weighed = 0;
        for (String path : paths()) {
            HttpResponse<String> page = ada.get(path);
            if (page.statusCode() == 200 && page.body().contains("<!DOCTYPE html>")) {
                PageWeight.Weight weight = weights.of(path);
                weighed++;
                assertThat(weight.page()).as(path).isPositive().isLessThanOrEqualTo(MOST_OF_A_PAGE);
                assertThat(weight.first())
                        .as("first view of " + path)
                        .isGreaterThan(weight.page())
                        .isLessThanOrEqualTo(MOST_AT_FIRST);
            }
        }
        assertThat(weighed).isGreaterThanOrEqualTo(3);
    }

    /** Those without anything to fill in. */
    private static Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        for (Route route : HOSTING.house().routes()) {
            String path = route.getPath();
            boolean isPage = path != null
                    && !path.contains(":")
                    && !path.startsWith("/api")
                    && !path.startsWith("/assets")
                    && !path.equals("/live")
                    && route.methods() != null
                    && route.methods().contains(HttpMethod.GET);
            if (isPage) {
                paths.add(path);
            }
        }
        return paths;
    }
}
