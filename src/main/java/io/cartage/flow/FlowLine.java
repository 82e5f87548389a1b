package io.cartage.flow;

import io.cartage.cart.Quota;
import io.cartage.staging.StagingReport;
import io.cartage.staging.desk.OngoingRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a store's flow goes, at a glance.
 *
 * @param cart the cart's id
 * @param words when it runs, for people: {@code every 1m}
 * @param nextAt empty if it is stopped, or nobody is there to run it
 * @param perHour what it got done in each of the last 24 hours, the present one last
 * @param failures runs of the last 24 hours that failed
 * @param held records that wait for a person
 * @param waiting records that wait for the ERP, or to be sent
 * @param waitingSince since when the longest of them waits, if that is known
 * @param quota what is left of it at the store's shop
 * @param remark what went wrong, in a sentence; empty unless it failed
 * @param ongoing its runs that go on, those beside the schedule too
 */
public record FlowLine(
        String storeId,
        String cart,
        String customer,
        String flow,
        State state,
        String words,
        Optional<StagingReport.Run> lastRun,
        Optional<Instant> nextAt,
        List<Long> perHour,
        long failures,
        long held,
        long waiting,
        Optional<Instant> waitingSince,
        Optional<Quota.Left> quota,
        String remark,
        List<OngoingRun> ongoing) {

    /** How it goes; of several that are so, the first here is told. */
    public enum State {
        /** A run goes on. */
        RUNNING,
        /** Somebody, or the store's file, stopped its schedule. */
        STOPPED,
        /** Its last run failed, or its shop refuses the store. */
        FAILED,
        /** Records wait for a person. */
        REVIEW,
        /** It never ran yet. */
        NEW,
        /** All is well. */
        HEALTHY
    }

    public FlowLine {
        perHour = List.copyOf(perHour);
        ongoing = List.copyOf(ongoing);
    }

    /** What it got done in the hour that has gone by and the one that goes on. */
    public long lately() {
        return perHour.get(perHour.size() - 1) + perHour.get(perHour.size() - 2);
    }

    /** Whether its schedule is on. */
    public boolean isOn() {
        return nextAt.isPresent() || state != State.STOPPED;
    }
}
