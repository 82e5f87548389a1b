package io.cartage.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cartage.problem.Problems;
import io.cartage.table.Rows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mappings of Shopify's orders that docs/adding-a-customer.md shows. */
class PaperMappingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"presentment-money.yaml", "attributes-by-name.yaml"})
    void areShownAsTheyAreTested(String name) throws IOException {
        String paper = Files.readString(Path.of("docs/adding-a-customer.md"));

        assertThat(paper).contains("```yaml\n" + Files.readString(ShippedMappings.SHOWN.resolve(name)) + "```");
    }

    /** Their own tests run when they are read. */
    @ParameterizedTest
    @ValueSource(strings = {"inventory", "shipments"})
    void sendBackWhatTheirTestsSay(String flow, @TempDir Path directory) throws IOException {
        String paper = Files.readString(Path.of("docs/adding-a-customer.md"));
        String path = "mappings/globex/bigcommerce/" + flow + ".yaml";
        Matcher shown = Pattern.compile("```yaml\\n(# " + path + "\\n.*?)```", Pattern.DOTALL)
                .matcher(paper);
        assertThat(shown.find()).isTrue();
        String standard = "mappings/default/bigcommerce/" + flow + ".yaml";
        MappingDesk desk = new MappingDesk(directory)
                .write(path, shown.group(1))
                .write(standard, Files.readString(Path.of(standard)));
        for (String name : ShippedMappings.samples("bigcommerce/" + flow)) {
            String sample = "mappings/samples/bigcommerce/" + flow + "/" + name + ".json";
            desk.write(sample, Files.readString(Path.of(sample)));
        }
        Problems problems = new Problems();

        var plan = MappingFiles.loadPayload(desk.home(), "globex", "bigcommerce", flow, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(plan.orElseThrow().path()).isEqualTo(path);
    }

    @Test
    void turnAmountsAndCurrencyAtOnce() {
        JsonNode order = ShippedMappings.sample("shopify", "presentment-currency");

        Rows paid = header(ShippedMappings.shown("presentment-money.yaml"), order);
        Rows booked = header(ShippedMappings.plan("shopify"), order);

        assertThat(MappingDesk.cell(paid, 0, "currency")).isEqualTo("EUR");
        assertThat(MappingDesk.cell(booked, 0, "currency")).isEqualTo("USD");
        assertThat((BigDecimal) MappingDesk.cell(paid, 0, "order_total"))
                .isEqualByComparingTo(total(order, "presentmentMoney"))
                .isNotEqualByComparingTo(total(order, "shopMoney"));
        assertThat((BigDecimal) MappingDesk.cell(booked, 0, "order_total"))
                .isEqualByComparingTo(total(order, "shopMoney"));
    }

    @Test
    void findAttributesAndMetafieldsByName() {
        MappingPlan plan = ShippedMappings.shown("attributes-by-name.yaml");

        Rows noted = header(plan, ShippedMappings.sample("shopify", "attributes-and-metafields"));
        Rows company = header(plan, ShippedMappings.sample("shopify", "company-with-terms"));

        assertThat(MappingDesk.cell(noted, 0, "ship_method")).isEqualTo("Standard, PM");
        assertThat(MappingDesk.cell(noted, 0, "customer_po")).isEqualTo("4500017");
        assertThat(MappingDesk.cell(company, 0, "customer_po")).isEqualTo("PO-88213");
        assertThat(MappingDesk.cell(company, 0, "customer_no")).isEqualTo("WEB");
    }

    private static Rows header(MappingPlan plan, JsonNode order) {
        MappingResult result = plan.map(order, ShippedMappings.STORE);
        assertThat(result).isInstanceOf(Mapped.class);
        return ((Mapped) result).rows().get(0);
    }

    private static BigDecimal total(JsonNode order, String view) {
        return new BigDecimal(
                order.at("/currentTotalPriceSet/" + view + "/amount").textValue());
    }
}
