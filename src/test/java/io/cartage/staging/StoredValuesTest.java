package io.cartage.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in comes out: text, money, time, payloads. */
@OnEveryDatabase
class StoredValuesTest {
    @Parameter
    TestBed bed;

    private Desk desk;

    @BeforeEach
    void openStore() {
        desk = bed.desk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đặng Thị Hương",
                "山田 太郎",
                "🧦 Sock & Co. 🇨🇭",
                "İstanbul ı",
                "O'Brien; drop table s_orders; --",
                "a\\b\"c%d_e?:f",
                "tab\tnew\nline",
                "עברית",
                "e\u0301 combined",
                "   ",
                ""
            })
    void keepsText(String text) {
        desk.stage(bed.order("1").with("bill_name", text).with("comments", text).staged());

        assertThat(desk.orders("bill_name")).containsExactly(text);
        assertThat(desk.orders("comments")).containsExactly(text);
    }

    @Test
    void leavesOutWhatNoDatabaseCanHold() {
        desk.stage(bed.order("1")
                .with("bill_name", "Jo\u0000hn \uD83D Smith \uDE00")
                .with("comments", "\u0000")
                .staged());

        assertThat(desk.orders("bill_name")).containsExactly("John \uFFFD Smith \uFFFD");
        assertThat(desk.orders("comments")).containsExactly("");
    }

    @Test
    void keepsVeryLongText() {
        String comments = "Please ring twice. 🛎 ".repeat(50_000);

        desk.stage(bed.order("1").with("comments", comments).staged());

        assertThat(desk.orders("comments")).containsExactly(comments);
    }

    @Test
    void keepsReasonsAndRulesWithOddCharacters() {
        desk.stage(
                bed.order("1").quarantined("SKU 'A\u0000B' is unknown", "x".repeat(20_000)),
                bed.order("2").filtered("status \u0000Pending"));

        assertThat(desk.outcomes("kind")).containsExactly("quarantined", "filtered");
        assertThat(desk.outcomes("reason").get(0))
                .startsWith("SKU 'AB' is unknown\nxxx")
                .hasSize(20_020);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0000",
                "0.0001",
                "-19.9900",
                "123456789012345.6789",
                "-999999999999999.9999",
                "0.1000",
                "2.6750"
            })
    void keepsMoneyToTheLastDigit(String amount) {
        desk.stage(bed.order("1")
                .with("order_total", new BigDecimal(amount))
                .withLine("line_total", new BigDecimal(amount))
                .staged());

        assertThat(desk.orders("order_total")).containsExactly(amount);
        assertThat(desk.lines("1", "line_total")).containsExactly(amount, amount);
    }

    @Test
    void keepsThePayloadByteForByte() {
        TestOrder order = bed.order("1");
        byte[] listed = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[3_000_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + i / 7);
        }

        desk.stage(new StagingItem(
                new PayloadCopy("1", TestOrder.CHANGED, listed, content),
                new Verdict.Stage(order.rows(), "m1", Optional.empty())));

        assertThat(desk.newestPayload("1")).isEqualTo(content);
        assertThat(desk.known("1").get("1").payloadHash()).isEqualTo(PayloadCopy.hash(listed));
    }

    @Test
    void keepsEveryPayloadThatDiffered() {
        desk.stage(bed.order("1").withNoise("first").staged());
        desk.stage(bed.order("1").withNoise("second").staged());
        desk.stage(bed.order("1").withNoise("second").staged());

        assertThat(desk.rows("select sequence_no from cartage_payload where store_id = ? order by 1", desk.store()))
                .containsExactly("1", "2");
        assertThat(new String(desk.newestPayload("1"), StandardCharsets.UTF_8)).contains("second");
    }

    @Test
    void compressesPayloads() {
        TestOrder order = bed.order("1").withNoise("the same again and again ".repeat(400));

        desk.stage(order.staged());

        assertThat(desk.rows("select octet_length(content) from cartage_payload where store_id = ?", desk.store()))
                .first()
                .extracting(Integer::parseInt)
                .matches(size -> size < order.payload().content().length / 10);
    }

    /** At these instants clocks were turned in Chicago, Kathmandu has an odd offset, and Apia skipped a whole day. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Chicago", "Asia/Kathmandu", "Pacific/Apia"})
    void keepsTimesInUtcWhateverTheZoneOfTheMachine(String zone) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (StagingDatabase abroad = StagingDatabase.open(bed.settings(), Desk.CLOCK)) {
            Desk desk = new Desk(abroad, bed.newStore());
            List<Instant> instants = List.of(
                    Instant.parse("2026-03-08T08:30:00Z"),
                    Instant.parse("2026-11-01T06:30:00.123456Z"),
                    Instant.parse("2011-12-30T12:00:00Z"));
            for (int i = 0; i < instants.size(); i++) {
                desk.stage(
                        List.of(bed.order(i)
                                .with("ordered_at", instants.get(i))
                                .with("order_date", LocalDate.parse("2011-12-30"))
                                .staged()),
                        instants.get(i));
            }

            assertThat(desk.orders("cast(ordered_at as varchar(30))", "cast(order_date as varchar(10))"))
                    .containsExactly(
                            "2026-03-08 08:30:00 2011-12-30",
                            "2026-11-01 06:30:00.123456 2011-12-30",
                            "2011-12-30 12:00:00 2011-12-30");
            assertThat(desk.orders("cast(staged_at as varchar(30))")).containsOnly("2026-03-02 12:00:00.123456");
            assertThat(desk.cursor()).map(Cursor::position).contains(instants.get(1));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void fillsColumnsOfEveryTypeThatACustomerAdds() {
        desk.sql("alter table s_orders add column route_code varchar(10)");
        desk.sql("alter table s_orders add column boxes integer");
        desk.sql("alter table s_orders add column gift boolean");
        desk.sql("alter table s_orders add column wanted_by timestamp with time zone");
        desk.sql("alter table s_orders add column weight numeric(9, 3)");
        TestOrder order = TestOrder.of(bed.database().tables(), "1")
                .with("route_code", "R-7")
                .with("boxes", 3L)
                .with("gift", true)
                .with("wanted_by", Instant.parse("2026-03-08T08:30:00Z"))
                .with("weight", new BigDecimal("1.250"));
        desk.stage(order.staged());
        desk.acknowledge("1", "imported");

        desk.stage(order.with("boxes", 4L)
                .with("wanted_by", Instant.parse("2026-03-09T08:30:00Z"))
                .staged());

        assertThat(desk.changes("changed_columns")).containsExactly("boxes, wanted_by");
        assertThat(desk.orders("route_code", "boxes", "weight")).containsExactly("R-7 3 1.250");
        assertThat(desk.orders("gift")).first().asString().startsWithIgnoringCase("t");
        for (String column : List.of("route_code", "boxes", "gift", "wanted_by", "weight")) {
            desk.sql("alter table s_orders drop column " + column);
        }
    }
}
