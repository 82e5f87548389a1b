package io.cartage.flow;

import io.cartage.staging.PageResult;
import io.cartage.staging.Staging;
import io.cartage.staging.StagingItem;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code staging:orders}: writes every order of the page in the body with its outcome, and moves the cursor, in one
 * transaction. Fails only if the database does; then nothing of the page is written.
 */
final class StagingComponent extends DefaultComponent {
    private final Staging staging;

    StagingComponent(CamelContext context, Staging staging) {
        super(context);
        this.staging = staging;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        FlowNames.require("staging:", remaining, List.of(Flow.ORDERS));
        return new StagingEndpoint(uri, this, staging);
    }

    private static final class StagingEndpoint extends DefaultEndpoint {
        private final Staging staging;

        StagingEndpoint(String uri, StagingComponent component, Staging staging) {
            super(uri, component);
            this.staging = staging;
        }

        @Override
        public Producer createProducer() {
            return new StagingProducer(this, staging);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("staging: can only be a step, not the start of a route");
        }
    }

    private static final class StagingProducer extends DefaultProducer {
        private final Staging staging;

        StagingProducer(Endpoint endpoint, Staging staging) {
            super(endpoint);
            this.staging = staging;
        }

        @Override
        public void process(Exchange exchange) {
            OrderRun run = exchange.getVariable("run", OrderRun.class);
            OrderPage page = exchange.getMessage().getBody(OrderPage.class);
            List<StagingItem> items = page.orders().stream()
                    .map(order -> new StagingItem(order.payload(), order.verdict()))
                    .toList();
            PageResult result = staging.stagePage(run.ref(), items, page.unchanged(), run.position());
            run.add(result);
        }
    }
}
