package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.staging.desk.Deed;
import io.cartage.staging.desk.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Saving mappings, and filling them in as a form, as requests: who may, what is refused, and what is written down. */
class MappingSavingTest {
    private static final String BASE = "/mappings/acme/bigcommerce/orders";
    private static final String OWN = "mappings/acme/bigcommerce/orders.yaml";
    private static final String HOSTILE = "<script>alert(1)</script>";

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forAll()
            .user("ada", Role.CONSULTANT)
            .user("vera", Role.VIEWER)
            .user("oli", Role.OPERATOR);

    private static Visitor consultant;
    private static Visitor viewer;
    private static String shipped;

    @BeforeAll
    static void open() throws Exception {
        consultant = HOSTING.as("ada");
        viewer = HOSTING.as("vera");
        shipped = Files.readString(Path.of(OWN));
    }

    @BeforeEach
    void asShipped() throws IOException {
        Files.writeString(HOSTING.town().directory().resolve(OWN), shipped);
    }

    private static String onDisk(String path) throws IOException {
        return Files.readString(HOSTING.town().directory().resolve(path));
    }

    private static Map<String, String> draft(String text, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("text", text, "opened", shipped));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private static Deed lastDeed() {
        return HOSTING.house().database().audit().latest(1).get(0);
    }

    @Test
    void savesAVersionAndWritesDownWhoDidIt() throws Exception {
        String text = shipped.replace("CREDIT, ", "CREDIT, ").replace("# Acme's orders", "# Acme’s own orders");

        HttpResponse<String> saved = consultant.postPart(BASE + "/save", draft(text, "note", "told by " + HOSTILE));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("Version", "is saved");
        assertThat(onDisk(OWN)).isEqualTo(text);
        assertThat(lastDeed().who()).isEqualTo("ada");
        assertThat(lastDeed().action()).isEqualTo("save mapping");
        assertThat(lastDeed().subject()).isEqualTo("acme/bigcommerce/orders");
        HttpResponse<String> versions = viewer.getPart(BASE + "/versions");
        assertThat(versions.body()).contains("by ada", "&lt;script&gt;").doesNotContain(HOSTILE, "Go back");
    }

    @Test
    void keepsTheLineEndsOfTheFile() throws Exception {
        Files.writeString(HOSTING.town().directory().resolve(OWN), shipped.replace("\n", "\r\n"));

        HttpResponse<String> saved = consultant.postPart(BASE + "/save", draft(shipped + "# more\n"));

        assertThat(saved.body()).contains("is saved");
        assertThat(onDisk(OWN)).isEqualTo((shipped + "# more\n").replace("\n", "\r\n"));
    }

    @Test
    void showsBothTextsWhereSomebodyChangedTheFileMeanwhile() throws Exception {
        String theirs = shipped + "# theirs\n";
        Files.writeString(HOSTING.town().directory().resolve(OWN), theirs);
        Deed before = lastDeed();

        HttpResponse<String> conflict = consultant.postPart(BASE + "/save", draft(shipped + "# mine\n"));

        assertThat(conflict.body()).contains("Somebody changed the file meanwhile", "# theirs", "# mine");
        assertThat(onDisk(OWN)).isEqualTo(theirs);
        assertThat(lastDeed()).isEqualTo(before);

        HttpResponse<String> merged = consultant.postPart(
                BASE + "/save", Map.of("text", shipped + "# theirs\n# mine\n", "opened", theirs, "note", ""));
        assertThat(merged.body()).contains("is saved");
        assertThat(onDisk(OWN)).endsWith("# theirs\n# mine\n");
    }

    @Test
    void savesNothingWithAnError() throws Exception {
        String broken = shipped.replace("hold_code:", "hold_cod:");

        HttpResponse<String> refused = consultant.postPart(BASE + "/save", draft(broken));
        HttpResponse<String> changes = consultant.postPart(BASE + "/changes", draft(broken));

        assertThat(refused.body()).contains("Nothing was saved", "Did you mean 'hold_code'?");
        assertThat(changes.body()).contains("is not saved").doesNotContain("Save as a new version");
        assertThat(onDisk(OWN)).isEqualTo(shipped);
    }

    @Test
    void letsNobodyButConsultantsWrite() throws Exception {
        for (Visitor visitor : List.of(viewer, HOSTING.house().as("oli"))) {
            for (String path : List.of("/save", "/copy", "/versions/1/back", "/changes", "/forecast")) {
                assertThat(visitor.postPart(BASE + path, draft(shipped + "# mine\n", "customer", "x"))
                                .statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(visitor.getPart(BASE + "/versions").statusCode()).isEqualTo(200);
            assertThat(visitor.get(BASE + "/form").body()).doesNotContain("data-ct-save", "ct-edit-");
        }
        assertThat(HOSTING.house().visitor().get(BASE + "/form").statusCode()).isEqualTo(303);
        assertThat(consultant
                        .postWithoutToken(BASE + "/save", draft(shipped + "# mine\n"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(onDisk(OWN)).isEqualTo(shipped);
    }

    @Test
    void savesACopyForAnotherCustomerButOverNoneUnasked() throws Exception {
        HttpResponse<String> copied = consultant.postPart(BASE + "/copy", draft(shipped, "customer", "newcomer"));
        String path = "mappings/newcomer/bigcommerce/orders.yaml";
        assertThat(copied.body()).contains("Saved as newcomer’s mapping", "No store goes by it yet");
        assertThat(onDisk(path)).isEqualTo(shipped);
        assertThat(lastDeed().action()).isEqualTo("save mapping as");

        String other = shipped + "# other\n";
        HttpResponse<String> asked = consultant.postPart(BASE + "/copy", draft(other, "customer", "newcomer"));
        assertThat(asked.body()).contains("newcomer has a mapping already");
        assertThat(onDisk(path)).isEqualTo(shipped);

        String over = asked.body().replaceAll("(?s).*name=\"over\" value=\"([^\"]+)\".*", "$1");
        consultant.postPart(BASE + "/copy", draft(other, "customer", "newcomer", "over", over));
        assertThat(onDisk(path)).isEqualTo(other);
        Files.delete(HOSTING.town().directory().resolve(path));
    }

    @Test
    void takesNoNameThatIsNoCustomers() throws Exception {
        for (String name : List.of("..", "../../etc", "default", "samples", "acme", HOSTILE, "", "A B")) {
            HttpResponse<String> answer = consultant.postPart(BASE + "/copy", draft(shipped, "customer", name));
            assertThat(answer.body()).contains("Write another customer's name").doesNotContain(HOSTILE);
        }
        for (String path :
                List.of("/mappings/../bigcommerce/orders", "/mappings/acme/%2e%2e/orders", "/mappings/acme/x/y")) {
            assertThat(consultant.postPart(path + "/save", draft(shipped)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void goesBackToAVersion() throws Exception {
        consultant.postPart(BASE + "/save", draft(shipped + "# first\n"));
        String first = onDisk(OWN);
        consultant.postPart(BASE + "/save", Map.of("text", shipped + "# second\n", "opened", first));
        int number = Integer.parseInt(lastDeed().detail().replaceAll("\\D", ""));
        HttpResponse<String> version = viewer.getPart(BASE + "/versions/" + (number - 1));
        assertThat(version.body()).contains("# first").doesNotContain("Edit from here");

        HttpResponse<String> back = consultant.postPart(
                BASE + "/versions/" + (number - 1) + "/back", Map.of("opened", shipped + "# second\n"));

        assertThat(back.body()).contains("Version " + (number + 1) + " is saved");
        assertThat(onDisk(OWN)).isEqualTo(first);
        assertThat(lastDeed().action()).isEqualTo("roll back mapping");
        assertThat(consultant
                        .postPart(BASE + "/versions/999/back", Map.of("opened", first))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void editsOneEntryByTheFormAndKeepsTheRest() throws Exception {
        HttpResponse<String> form = consultant.postPart(
                BASE + "/form",
                draft(
                        shipped,
                        "deed",
                        "apply",
                        "place",
                        "s_orders/customer_po",
                        "sort",
                        "FIRST",
                        "source",
                        "po\r\nreference_no",
                        "option-default",
                        "none",
                        "option-truncate",
                        "true"));

        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(textOf(form))
                .isEqualTo(
                        shipped.replace(
                                "= store.hold_code}]}\n",
                                "= store.hold_code}]}\n  customer_po:   {from: [po, reference_no], default: none, truncate: true}\n"))
                .contains("# the field's name in Acme's checkout");
        assertThat(onDisk(OWN)).as("nothing is written").isEqualTo(shipped);
    }

    @Test
    void tellsWhatIsWrongBesideTheFieldAndGoesBackToTheDefault() throws Exception {
        HttpResponse<String> wrong = consultant.postPart(
                BASE + "/form",
                draft(
                        shipped,
                        "deed",
                        "apply",
                        "place",
                        "s_orders/order_type",
                        "sort",
                        "FORMULA",
                        "source",
                        "uper(x)"));
        assertThat(wrong.body()).contains("data-ct-entry", "uper", "data-fault=\"yes\"");

        HttpResponse<String> back =
                consultant.postPart(BASE + "/form", draft(shipped, "deed", "remove", "place", "s_orders/hold_code"));
        assertThat(textOf(back)).doesNotContain("  hold_code:").contains("  order_type:");
    }

    @Test
    void escapesWhatDraftsAndNamesHold() throws Exception {
        String hostile = shipped.replace("hold_code:", "\"" + HOSTILE + "\": " + HOSTILE + "\n  hold_code:");

        for (String path : List.of("/form", "/changes", "/diff")) {
            assertThat(consultant
                            .postPart(BASE + path, draft(hostile, "against", "disk"))
                            .body())
                    .as(path)
                    .contains("&lt;script")
                    .doesNotContain(HOSTILE);
        }
        assertThat(consultant
                        .postPart(BASE + "/form", draft(shipped, "deed", "apply", "place", "s_orders/" + HOSTILE))
                        .statusCode())
                .isEqualTo(404);
        assertThat(consultant.postPart(BASE + "/form", draft("a: [" + HOSTILE)).body())
                .contains("can’t be read")
                .doesNotContain(HOSTILE);
    }

    @Test
    void forecastsForWhoeverBeganItOnly() throws Exception {
        HttpResponse<String> begun = consultant.postPart(BASE + "/forecast", draft(shipped, "last", "50"));
        String next = begun.body().replaceAll("(?s).*(" + BASE + "/forecast/[0-9]+).*", "$1");

        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(next).startsWith(BASE + "/forecast/");
        assertThat(consultant.getPart(next).body()).contains("orders").doesNotContain("took its place");
        HOSTING.house().add("bea", Role.CONSULTANT);
        assertThat(HOSTING.house().as("bea").getPart(next).body()).contains("took its place");
        assertThat(viewer.getPart(next).statusCode()).isEqualTo(403);
        assertThat(viewer.postPart(next + "/stop", Map.of()).statusCode()).isEqualTo(403);
        assertThat(consultant.postPart(next + "/stop", Map.of()).statusCode()).isEqualTo(200);

        HttpResponse<String> impossible = consultant.postPart(BASE + "/forecast", draft("no: mapping\n"));
        assertThat(impossible.body()).contains("/forecast/");
    }

    private static final String SKU = "s_order_details/items/sku";

    @Test
    void movesAddsAndDropsCasesAndKeepsTheirComments() throws Exception {
        String commented = shipped.replace(
                "          - {if: exists(sku), then: = 'A/' & sku}",
                "          # everything else\n          - {if: exists(sku), then: = 'A/' & sku}   # since May");
        Map<String, String> fields = draft(commented, "deed", "apply", "place", SKU, "sort", "CASES");
        fields.put("option-required", "a line has no SKU: Acme's webshop team fixes the product, then replay");
        List<Map.Entry<String, String>> cases = List.of(
                Map.entry("case-was", "1"),
                Map.entry("case-if", "exists(sku)"),
                Map.entry("case-then", "= 'A/' & sku"),
                Map.entry("case-was", "-1"),
                Map.entry("case-if", "quantity > 10"),
                Map.entry("case-then", "BULK"),
                Map.entry("case-was", "0"),
                Map.entry("case-if", "starts_with(sku, 'KIT-')"),
                Map.entry("case-then", "= 'KIT/' & substring(sku, 5)"),
                Map.entry("case-else", "NONE"));

        HttpResponse<String> form = consultant.postPart(BASE + "/form", fields, cases);

        assertThat(textOf(form))
                .contains(
                        """
                                when:
                                  # everything else
                                  - {if: exists(sku), then: = 'A/' & sku}   # since May
                                  - {if: quantity > 10, then: BULK}
                                  - {if: "starts_with(sku, 'KIT-')", then: "= 'KIT/' & substring(sku, 5)"}
                                  - {else: NONE}
                                required: "a line has no SKU
                        """
                                .stripTrailing())
                .doesNotContain("G/CERT")
                .contains("# Acme's ERP keeps kits under K/");
        assertThat(form.body()).doesNotContain("data-ct-entry").contains("BULK");
    }

    @Test
    void keepsWhatWasEnteredWhereACaseHasNoCondition() throws Exception {
        Map<String, String> fields = draft(shipped, "deed", "apply", "place", SKU, "sort", "CASES");

        HttpResponse<String> form = consultant.postPart(
                BASE + "/form",
                fields,
                List.of(
                        Map.entry("case-was", "0"),
                        Map.entry("case-if", " "),
                        Map.entry("case-then", HOSTILE),
                        Map.entry("case-was", "-1"),
                        Map.entry("case-if", "quantity > 10"),
                        Map.entry("case-then", "BULK")));

        assertThat(textOf(form)).isEqualTo(shipped);
        assertThat(form.body())
                .contains(
                        "data-ct-entry", "case 1 with the value", "has no condition", "value=\"quantity > 10\"", "BULK")
                .doesNotContain(HOSTILE);
    }

    @Test
    void leavesAnEntryOfTheDefaultEmptyAndSaysWhereItComesFrom() throws Exception {
        HttpResponse<String> before = consultant.postPart(BASE + "/form", draft(shipped));
        assertThat(before.body()).containsPattern("href=\"/mappings/default/bigcommerce/orders#L[1-9]");

        HttpResponse<String> form =
                consultant.postPart(BASE + "/form", draft(shipped, "deed", "empty", "place", "s_orders/comments"));

        assertThat(textOf(form)).contains("  comments:      {skip: true}\n");
        assertThat(textOf(consultant.postPart(
                        BASE + "/form", draft(textOf(form), "deed", "remove", "place", "s_orders/comments"))))
                .isEqualTo(shipped);
    }

    @Test
    void writesOfTheRuleOfAGroupWhatTheDefaultDoesNotSay() throws Exception {
        String place = "s_order_details/freight";
        HttpResponse<String> ruled = consultant.postPart(
                BASE + "/form",
                draft(shipped, "deed", "apply", "place", place, "rule", "ONCE", "rule-over", "total_inc_tax > 5"));
        assertThat(textOf(ruled)).contains("  freight:\n    once: total_inc_tax > 5\n");

        HttpResponse<String> never =
                consultant.postPart(BASE + "/form", draft(shipped, "deed", "apply", "place", place, "rule", "NEVER"));
        assertThat(textOf(never)).contains("  freight:\n    skip: true\n");
        assertThat(never.body()).contains("There are no such lines.");

        for (HttpResponse<String> one : List.of(ruled, never)) {
            assertThat(textOf(
                            consultant.postPart(BASE + "/form", draft(textOf(one), "deed", "remove", "place", place))))
                    .isEqualTo(shipped);
        }
        HttpResponse<String> wrong = consultant.postPart(
                BASE + "/form",
                draft(shipped, "deed", "apply", "place", place, "rule", "ONCE", "rule-over", "totl_inc_tax >"));
        assertThat(wrong.body()).contains("data-ct-entry", "data-fault=\"yes\"");
    }

    /** The changed text that a form's answer brings. */
    private static String textOf(HttpResponse<String> form) {
        String body = form.body();
        int start = body.indexOf('>', body.indexOf("id=\"ct-form-text\"")) + 2;
        return body.substring(start, body.indexOf("</textarea>", start))
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
