package io.cartage.console.view;

import io.cartage.flow.StockInquiry;
import io.cartage.mapping.ExplainedField;
import io.cartage.mapping.ExplainedRow;
import io.cartage.staging.stock.StockRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one level comes about, as a small calculation, with the mapping's own words below it.
 *
 * @param lines of the calculation; empty if the mapping calculates otherwise
 * @param read what the mapping looked at, by its path
 */
public record StockSum(StockInquiry.Level level, List<Line> lines, List<Read> read) {

    /**
     * A line of the calculation.
     *
     * @param sign {@code −} before what is taken off, empty before the first
     */
    public record Line(String sign, String words, String number) {}

    public record Read(String path, String value) {}

    /**
     * The calculation of a level.
     *
     * @param safetyStock units that the store never offers
     */
    public static StockSum of(StockInquiry.Level level, int safetyStock) {
        return new StockSum(level, lines(level, BigDecimal.valueOf(safetyStock)), read(level.quantity()));
    }

    public StockRow row() {
        return level.warehouse().row();
    }

    public List<ExplainedField.Part> parts() {
        return level.quantity().map(ExplainedField::parts).orElse(List.of());
    }

    private static List<Line> lines(StockInquiry.Level level, BigDecimal safetyStock) {
        StockRow row = level.warehouse().row();
        BigDecimal rest = row.available().subtract(row.openUnits()).subtract(safetyStock);
        BigDecimal shown = rest.setScale(0, RoundingMode.FLOOR).max(BigDecimal.ZERO);
        boolean isHeldUp = level.desired().isEmpty() && row.obstacle().isPresent();
        if (!isHeldUp
                && level.desired()
                        .filter(desired -> desired.compareTo(shown) == 0)
                        .isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("", "available in the ERP", StockView.number(row.available())));
        lines.add(new Line("−", "in orders that the ERP doesn't count yet", StockView.number(row.openUnits())));
        lines.add(new Line("−", "safety stock", StockView.number(safetyStock)));
        if (rest.compareTo(shown) != 0) {
            lines.add(new Line("=", "left", StockView.number(rest)));
            lines.add(new Line("→", rest.signum() < 0 ? "never less than nothing" : "whole units only", ""));
        }
        return lines;
    }

    private static List<Read> read(Optional<ExplainedField> field) {
        Map<String, String> read = new LinkedHashMap<>();
        field.stream()
                .flatMap(some -> some.sources().stream())
                .forEach((ExplainedRow.Source source) -> read.putIfAbsent(source.path(), text(source.value())));
        return read.entrySet().stream()
                .map(entry -> new Read(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A value of a mapping, for people. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "–";
        }
        return value instanceof BigDecimal number ? StockView.number(number) : value.toString();
    }
}
