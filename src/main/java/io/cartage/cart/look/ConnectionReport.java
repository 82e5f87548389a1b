package io.cartage.cart.look;

import java.time.Duration;
import java.util.List;

/**
 * The outcome of a connection test.
 *
 * @param cart the cart's name as people write it
 * @param calls requests sent to the shop, repetitions included
 */
public record ConnectionReport(String storeId, String cart, List<Finding> findings, long calls, Duration time) {
    /** What a person and a script look for. */
    public static final String PASSED = "TEST PASSED: SUCCESSFULLY CONNECTED TO CART";

    public ConnectionReport {
        findings = List.copyOf(findings);
    }

    /** Warnings alone still pass. */
    public boolean passed() {
        return count(Finding.State.FAILED) == 0;
    }

    public long count(Finding.State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }

    /** The last line: that it passed, or what to do first. */
    public String verdict() {
        List<Finding> failed = findings.stream()
                .filter(finding -> finding.state() == Finding.State.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return PASSED;
        }
        Finding first = failed.get(0);
        int others = failed.size() - 1;
        String more = others == 0 ? "" : " (" + others + " more above)";
        return "TEST FAILED: " + first.sentence() + ". " + first.remedy() + more + ".";
    }
}
