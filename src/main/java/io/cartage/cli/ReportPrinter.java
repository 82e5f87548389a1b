package io.cartage.cli;

import io.cartage.cart.look.ConnectionReport;
import io.cartage.cart.look.Finding;
import io.cartage.cart.look.Finding.State;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prints a connection report for people: one line for each thing looked at, what to do below it, the verdict last. */
final class ReportPrinter {
    private static final int WIDTH = 120;
    private static final String INDENT = " ".repeat(24);
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final boolean colourful;

    ReportPrinter(PrintWriter out, boolean colourful) {
        this.out = out;
        this.colourful = colourful;
    }

    void print(ConnectionReport report, boolean simulated) {
        out.println(report.storeId() + ", a " + (simulated ? "simulated " : "") + report.cart() + " shop");
        out.println();
        String before = "";
        for (Finding finding : report.findings()) {
            print(finding, finding.subject().equals(before) ? "" : finding.subject(), longestItem(report));
            before = finding.subject();
        }
        out.println();
        out.println("  " + counts(report));
        out.println(report.verdict());
        out.flush();
    }

    private void print(Finding finding, String subject, int longestItem) {
        State state = finding.state();
        String item = finding.item().isEmpty() ? "" : padded(finding.item(), longestItem) + "  ";
        List<String> lines = wrapped(item + finding.text());
        out.print("  " + coloured(state, padded(state.word(), 7)) + "  " + padded(subject, 12) + " ");
        out.println(lines.get(0));
        lines.stream().skip(1).forEach(line -> out.println(INDENT + line));
        for (String detail : finding.details()) {
            List<String> wrapped = wrapped(detail);
            out.println(INDENT + wrapped.get(0));
            wrapped.stream().skip(1).forEach(line -> out.println(INDENT + "        " + line));
        }
        if (!finding.remedy().isEmpty()) {
            wrapped("-> " + finding.remedy() + ".").forEach(line -> out.println(INDENT + line));
        }
    }

    private static int longestItem(ConnectionReport report) {
        return report.findings().stream()
                .mapToInt(finding -> finding.item().length())
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String counts(ConnectionReport report) {
        List<String> counts = Stream.of(State.values())
                .filter(state -> report.count(state) > 0)
                .map(state -> state == State.WARNING
                        ? ProblemList.count(report.count(state), state.word())
                        : report.count(state) + " " + state.word())
                .toList();
        return String.join(", ", counts) + "; " + ProblemList.count(report.calls(), "API call");
    }

    private String coloured(State state, String word) {
        String colour =
                switch (state) {
                    case OK -> "\u001b[32m";
                    case WARNING -> "\u001b[33m";
                    case FAILED -> "\u001b[31m";
                    case SKIPPED -> "\u001b[2m";
                };
        return colourful ? colour + word + PLAIN : word;
    }

    /** The text in lines that fit, broken between words. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + word.length() + 1 > WIDTH - INDENT.length() - 8) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
