package io.cartage.flow;

import io.cartage.mapping.Mapped;
import io.cartage.mapping.MappingResult;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.ChangeKind;
import io.cartage.staging.Verdict;
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

/** {@code mapping:orders}: maps the open orders of the page in the body by the store's mapping. Never fails for a record. */
final class MappingComponent extends DefaultComponent {

    MappingComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        FlowNames.require("mapping:", remaining);
        return new MappingEndpoint(uri, this);
    }

    private static final class MappingEndpoint extends DefaultEndpoint {
        MappingEndpoint(String uri, MappingComponent component) {
            super(uri, component);
        }

        @Override
        public Producer createProducer() {
            return new MappingProducer(this);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("mapping: can only be a step, not the start of a route");
        }
    }

    private static final class MappingProducer extends DefaultProducer {
        MappingProducer(Endpoint endpoint) {
            super(endpoint);
        }

        @Override
        public void process(Exchange exchange) {
            ConnectedStore store = exchange.getVariable("run", OrderRun.class).store();
            for (PageOrder order :
                    exchange.getMessage().getBody(OrderPage.class).orders()) {
                if (order.isOpen()) {
                    order.decide(verdict(order, store));
                }
            }
        }

        /** What the order's change means to an ERP that took it already. */
        private static ChangeKind change(PageOrder order, ConnectedStore store) {
            if (store.filter().isRefunded(order.record().json())) {
                return ChangeKind.REFUNDED;
            }
            return store.filter().isCancelled(order.record().json()) ? ChangeKind.CANCELLED : ChangeKind.CHANGED;
        }

        private static Verdict verdict(PageOrder order, ConnectedStore store) {
            String version = store.orders().version();
            if (order.refusal().isPresent()) {
                return new Verdict.Quarantine(List.of(order.refusal().get()), version);
            }
            MappingResult result = store.orders().map(order.record().json(), store.context());
            if (result instanceof Mapped mapped) {
                return new Verdict.Stage(mapped.rows(), version, order.withdrawnBy(), change(order, store));
            }
            return new Verdict.Quarantine(
                    ((Unmappable) result)
                            .reasons().stream().map(Object::toString).toList(),
                    version);
        }
    }
}
