package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EarlyFiresTest {
    private static final List<String> TRIGGERS =
            IntStream.range(0, 300).mapToObj(i -> "shop/" + i).toList();

    @Test
    void letNoTriggerMissItsFirstRunHoweverCloseTogetherTheyAre() throws Exception {
        List<String> ran = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(TRIGGERS.size());
        CamelContext camel = new DefaultCamelContext();
        try {
            QuartzComponent quartz = new QuartzComponent();
            camel.addComponent("quartz", quartz);
            camel.start();
            EarlyFires early = new EarlyFires((group, name) -> {
                ran.add(group + "/" + name);
                all.countDown();
            });
            quartz.getScheduler().getListenerManager().addTriggerListener(early);
            for (String trigger : TRIGGERS) {
                String uri = "quartz:" + trigger + "?trigger.repeatInterval=3600000&triggerStartDelay=2000";
                RouteBuilder.addRoutes(camel, route -> route.from(uri).process(exchange -> {
                    ran.add(trigger);
                    all.countDown();
                }));
            }

            assertThat(all.await(30, TimeUnit.SECONDS)).as("%s ran", ran).isTrue();
        } finally {
            camel.stop();
        }
        assertThat(ran).containsExactlyInAnyOrderElementsOf(TRIGGERS);
    }
}
