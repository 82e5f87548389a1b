package io.cartage.console.view;

import io.cartage.staging.desk.Deed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists as files for spreadsheets: comma-separated, each value in quotes, and none that a spreadsheet takes for a formula. */
public final class Csv {
    private static final String FORMULAS = "=+-@\t\r";

    private Csv() {}

    public static String deedsHead() {
        return line("at (UTC)", "who", "did", "to", "detail");
    }

    public static String deeds(List<Deed> deeds) {
        return deeds.stream()
                .map(deed -> line(deed.at().toString(), deed.who(), deed.action(), deed.subject(), deed.detail()))
                .collect(Collectors.joining());
    }

    private static String line(String... values) {
        return Stream.of(values).map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String value) {
        boolean formula = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
