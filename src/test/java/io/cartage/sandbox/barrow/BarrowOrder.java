package io.cartage.sandbox.barrow;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cartage.sandbox.Dice;
import io.cartage.sandbox.OrderControl;
import io.cartage.sandbox.People;
import io.cartage.sandbox.Person;
import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.ShopOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The present state of an order.
 *
 * @param placed epoch second
 * @param touched epoch second
 * @param edits how many units were added to its first line
 */
record BarrowOrder(
        int index,
        long placed,
        long touched,
        String state,
        boolean struckOut,
        int edits,
        boolean unsound,
        Person buyer,
        List<Line> lines) {
    private static final long FIRST_REF = 70_001;
    private static final int LINES = 1;
    private static final int BUYER = 2;
    private static final BigDecimal TAX = new BigDecimal("0.07");

    /** One line. */
    record Line(String article, String what, int count, BigDecimal each) {
        BigDecimal amount() {
            return each.multiply(BigDecimal.valueOf(count));
        }
    }

    static BarrowOrder of(
            ShopData data, int index, long placed, long touched, String state, boolean struckOut, int edits) {
        Dice dice = new Dice(data.seed(), LINES, index);
        List<Line> lines = new ArrayList<>();
        int count = dice.between(data.leastLines(), data.mostLines());
        boolean unsound = index < data.unmappable();
        for (int i = 0; i < count; i++) {
            int fruit = dice.below(90);
            lines.add(new Line(
                    unsound && i == 0 ? "" : "FR-" + (10 + fruit),
                    "Fruit no. " + (10 + fruit),
                    dice.between(1, 5) + (i == 0 ? edits : 0),
                    BigDecimal.valueOf(dice.between(5, 4000), 2)));
        }
        Person buyer = People.plain(new Dice(data.seed(), BUYER, index), index);
        return new BarrowOrder(index, placed, touched, state, struckOut, edits, unsound, buyer, lines);
    }

    static int index(String ref) {
        return ref.matches("\\d{1,9}") ? (int) (Long.parseLong(ref) - FIRST_REF) : -1;
    }

    long id() {
        return FIRST_REF + index;
    }

    BigDecimal goods() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal tax() {
        return goods().multiply(TAX).setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal gross() {
        return goods().add(tax());
    }

    ShopOrder shown() {
        return new ShopOrder(
                id(),
                List.of(state),
                Instant.ofEpochSecond(placed),
                Instant.ofEpochSecond(touched),
                1,
                edits,
                struckOut,
                struckOut);
    }

    OrderControl control() {
        int units = lines.stream().mapToInt(Line::count).sum();
        String defect = unsound ? "line_without_sku" : "";
        return new OrderControl(
                id(), state, "EUR", false, lines.size(), units, goods(), BigDecimal.ZERO, tax(), gross(), defect);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ref", Long.toString(id()));
        json.writeNumberField("number", index + 1);
        json.writeStringField("placed", time(placed));
        json.writeStringField("touched", time(touched));
        json.writeStringField("state", state);
        json.writeBooleanField("struck_out", struckOut);
        json.writeObjectFieldStart("sum");
        json.writeStringField("money", "EUR");
        json.writeNumberField("goods", goods());
        json.writeNumberField("tax", tax());
        json.writeNumberField("gross", gross());
        json.writeEndObject();
        json.writeObjectFieldStart("buyer");
        json.writeStringField("called", buyer.firstName() + " " + buyer.lastName());
        json.writeStringField("street", buyer.street1());
        json.writeStringField("town", buyer.city());
        json.writeStringField("code", buyer.zip());
        json.writeStringField("land", buyer.countryIso2());
        json.writeStringField("mail", buyer.email());
        json.writeEndObject();
        json.writeArrayFieldStart("basket");
        for (Line line : lines) {
            json.writeStartObject();
            json.writeStringField("article", line.article());
            json.writeStringField("what", line.what());
            json.writeNumberField("count", line.count());
            json.writeNumberField("each", line.each());
            json.writeNumberField("amount", line.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Barrow tells times by the clock of its own town. */
    private static String time(long second) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(2)));
    }
}
