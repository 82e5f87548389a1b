package io.cartage.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of mappings and what the editor asks, as each role gets it. */
class MappingsPageTest {
    private static final String ACME = "/mappings/acme/bigcommerce/orders";
    private static final Path FILE = Path.of("mappings/acme/bigcommerce/orders.yaml");
    private static final String YEN = "sample:samples/bigcommerce/yen.json";

    @RegisterExtension
    private static final Hosting HOSTING = Hosting.forAll().oneOfEachRole();

    private static String question(String text, String source, int line, int column) {
        return new JsonObject()
                .put("text", text)
                .put("source", source)
                .put("line", line)
                .put("column", column)
                .encode();
    }

    @Test
    void listsEachCustomersMappings() throws Exception {
        String page = HOSTING.as("viewer").get("/mappings").body();

        assertThat(page)
                .contains("href=\"" + ACME + "\"", "mappings/acme/bigcommerce/orders.yaml", "All right")
                .contains("href=\"/mappings/boutique/shopify/inventory\"", "As the default");
    }

    @Test
    void showsTheTextToViewersAndLetsConsultantsEditIt() throws Exception {
        HttpResponse<String> viewers = HOSTING.as("viewer").get(ACME);
        HttpResponse<String> consultants = HOSTING.as("consultant").get(ACME);

        assertThat(viewers.body()).contains("data-may-edit=\"false\"", "hold_code:", "readonly");
        assertThat(consultants.body()).contains("data-may-edit=\"true\"").doesNotContain(" readonly>");
        String policy =
                consultants.headers().firstValue("content-security-policy").orElseThrow();
        assertThat(policy)
                .contains("script-src 'self';", "style-src 'self' 'nonce-")
                .doesNotContain("unsafe");
        assertThat(consultants.body()).containsPattern("data-nonce=\"[^\"]{20,}\"");
        assertThat(HOSTING.as("consultant")
                        .get("/mappings")
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .doesNotContain("nonce");
    }

    @Test
    void knowsNoOtherMappings() throws Exception {
        Visitor admin = HOSTING.as("admin");

        for (String path : List.of(
                "/mappings/acme/nocart/orders",
                "/mappings/acme/bigcommerce/products",
                "/mappings/..%2f..%2fstores/bigcommerce/orders",
                "/mappings/acme/bigcommerce/..%2f..%2f..%2fpom")) {
            assertThat(admin.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(admin.postJson(path + "/look", question("", "", 1, 1)).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void tellsWhatIsWrongAndWhatItMakesOfARecord() throws Exception {
        String text = Files.readString(FILE).replace("\n  hold_code:", "\n  tax_schedule: currency_code\n  hold_kode:");

        JsonObject answer = new JsonObject(HOSTING.as("consultant")
                .postJson(ACME + "/look", question(text, YEN, 0, 0))
                .body());

        JsonObject problem = answer.getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("fault")).contains("hold_kode");
        assertThat(problem.getString("remedy")).contains("hold_code");
        String line = text.split("\n")[problem.getInteger("line") - 1];
        assertThat(line.substring(problem.getInteger("from") - 1, problem.getInteger("to") - 1))
                .isEqualTo("hold_kode");
        assertThat(answer.getInteger("errors")).isEqualTo(1);
        assertThat(answer.getString("version")).isEmpty();
        assertThat(answer.getJsonArray("tests").getJsonObject(0).getString("state"))
                .isEqualTo("not_run");
        assertThat(answer.getString("rows")).contains("JPY", "data-change=\"changed\"");
        assertThat(Files.readString(FILE)).doesNotContain("hold_kode");
    }

    @Test
    void completesAndExplains() throws Exception {
        Visitor consultant = HOSTING.as("consultant");
        String text = "extends: default\ns_orders:\n  tax_sch\n  comments: = round(total";

        JsonObject keys = new JsonObject(consultant
                .postJson(ACME + "/complete", question(text, "", 3, 10))
                .body());
        JsonObject hint = new JsonObject(
                consultant.postJson(ACME + "/hint", question(text, "", 4, 16)).body());

        assertThat(keys.getInteger("from")).isEqualTo(3);
        assertThat(keys.getJsonArray("options").getJsonObject(0).getString("written"))
                .isEqualTo("tax_schedule: ");
        assertThat(hint.getString("title")).startsWith("round(");
    }

    @Test
    void givesViewersNoCompletionAndStrangersNothing() throws Exception {
        String question = question("extends: default", YEN, 1, 1);

        assertThat(HOSTING.as("viewer").postJson(ACME + "/complete", question).statusCode())
                .isEqualTo(403);
        assertThat(HOSTING.as("viewer").postJson(ACME + "/look", question).statusCode())
                .isEqualTo(200);
        for (String what : List.of("/look", "/complete", "/hint")) {
            assertThat(HOSTING.house().visitor().postJson(ACME + what, question).statusCode())
                    .as(what)
                    .isEqualTo(401);
        }
        assertThat(HOSTING.house().visitor().get(ACME + "/source").statusCode()).isEqualTo(303);
    }

    @Test
    void takesWhateverIsSentToIt() throws Exception {
        Visitor consultant = HOSTING.as("consultant");

        for (String body : List.of("", "[]", "{", "null", "{\"text\": [1]}", "{\"line\": \"x\"}", "\u0000")) {
            for (String what : List.of("/look", "/complete", "/hint")) {
                assertThat(consultant.postJson(ACME + what, body).statusCode())
                        .as(what + body)
                        .isBetween(200, 400);
            }
        }
        String bytes = "a".repeat(2 << 20);
        assertThat(consultant
                        .postJson(ACME + "/look", question(bytes, "", 0, 0))
                        .statusCode())
                .isEqualTo(413);
        JsonObject long1 = new JsonObject(consultant
                .postJson(ACME + "/look", question("a".repeat(300_000), "", 0, 0))
                .body());
        assertThat(long1.getJsonArray("problems").getJsonObject(0).getString("fault"))
                .contains("300000 characters");
        for (String source : List.of(
                "sample:../stores/acme-us.yaml", "order:nostore/1", "order:", "x", "sample:samples/../../pom.xml")) {
            JsonObject answer = new JsonObject(consultant
                    .postJson(ACME + "/look", question("extends: default\n", source, 0, 0))
                    .body());
            assertThat(answer.containsKey("rows")).as(source).isFalse();
        }
    }

    @Test
    void escapesWhatTextsAndRecordsHold() throws Exception {
        Visitor consultant = HOSTING.as("consultant");
        String script = "<script>alert(1)</script>";
        String text = "extends: default\ns_orders: {comments: {value: \"" + script + "\"}}\n";

        JsonObject answer = new JsonObject(
                consultant.postJson(ACME + "/look", question(text, YEN, 0, 0)).body());

        assertThat(answer.getString("rows")).contains("&lt;script&gt;").doesNotContain("<script");
        HttpResponse<String> source = consultant.getPart(ACME + "/source?number=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertThat(source.body()).doesNotContain("<script").contains("No order of these stores has the number");
    }

    @Test
    void findsArchivedOrdersByNumberAndByChance() throws Exception {
        HOSTING.house().flows().runNow("acme-us");
        Visitor viewer = HOSTING.as("viewer");

        String any = viewer.getPart(ACME + "/source?any=1").body();
        String chosen = any.replaceAll("(?s).*data-chosen=\"order:acme-us/(\\d+)\".*", "$1");
        String found = viewer.getPart(ACME + "/source?number=" + chosen).body();

        assertThat(chosen).matches("\\d+");
        assertThat(found)
                .contains("data-chosen=\"order:acme-us/" + chosen + "\"", "data-path=\"billing_address.email\"");
        assertThat(HOSTING.as("viewer").get(ACME).body()).contains("Orders of late", "order:acme-us/");
    }

    @Test
    void servesTheEditorsModulesByTheAddressesTheyImport() throws Exception {
        Visitor viewer = HOSTING.as("viewer");
        String page = viewer.get(ACME).body();
        String start = page.replaceAll("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");

        String editor = viewer.get(start).body();

        assertThat(editor).contains("from '/assets/").doesNotContain("from '@");
        for (String line :
                editor.lines().filter(one -> one.contains("from '/assets/")).toList()) {
            String address = line.replaceAll(".*from '([^']+)'.*", "$1");
            HttpResponse<String> module = viewer.get(address);
            assertThat(module.statusCode()).as(address).isEqualTo(200);
            assertThat(module.headers().firstValue("content-type").orElse("")).contains("javascript");
            assertThat(page).contains("modulepreload\" href=\"" + address);
        }
    }
}
