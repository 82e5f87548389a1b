package io.cartage.flow;

import java.util.function.BiConsumer;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.TriggerListener;

/**
 * Carries out the first runs that would be left out, until their whole interval has passed: Quartz fires up to two
 * milliseconds early, and Camel skips what fires before its trigger starts. Thread-safe.
 */
final class EarlyFires implements TriggerListener {
    private final BiConsumer<String, String> run;

    /** @param run takes the group and the name of a trigger */
    EarlyFires(BiConsumer<String, String> run) {
        this.run = run;
    }

    @Override
    public String getName() {
        return "early fires";
    }

    /** Runs in the trigger's own thread, in the place of what Camel would skip. */
    @Override
    public boolean vetoJobExecution(Trigger trigger, JobExecutionContext context) {
        boolean isEarly = context.getFireTime()
                .toInstant()
                .isBefore(trigger.getStartTime().toInstant());
        if (isEarly) {
            run.accept(trigger.getKey().getGroup(), trigger.getKey().getName());
        }
        return isEarly;
    }

    @Override
    public void triggerFired(Trigger trigger, JobExecutionContext context) {}

    @Override
    public void triggerMisfired(Trigger trigger) {}

    @Override
    public void triggerComplete(
            Trigger trigger, JobExecutionContext context, CompletedExecutionInstruction instruction) {}
}
