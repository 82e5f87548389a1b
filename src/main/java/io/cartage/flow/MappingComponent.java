package io.cartage.flow;

import io.cartage.mapping.Mapped;
import io.cartage.mapping.MappingResult;
import io.cartage.mapping.Unmappable;
import io.cartage.staging.ChangeKind;
import io.cartage.staging.Verdict;
import java.util.ArrayList;
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
 * {@code mapping:orders} maps the open orders of the page in the body by the store's mapping; {@code mapping:} with a flow
 * back to the cart makes the payload of the variable {@code write}. Never fails for a record.
 */
final class MappingComponent extends DefaultComponent {

    MappingComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        List<String> served = new ArrayList<>(List.of(Flow.ORDERS));
        served.addAll(Flow.BACK);
        FlowNames.require("mapping:", remaining, served);
        return new MappingEndpoint(uri, this, remaining);
    }

    private static final class MappingEndpoint extends DefaultEndpoint {
        private final String flow;

        MappingEndpoint(String uri, MappingComponent component, String flow) {
            super(uri, component);
            this.flow = flow;
        }

        @Override
        public Producer createProducer() {
            return new MappingProducer(this, flow);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("mapping: can only be a step, not the start of a route");
        }
    }

    private static final class MappingProducer extends DefaultProducer {
        private final String flow;

        MappingProducer(Endpoint endpoint, String flow) {
            super(endpoint);
            this.flow = flow;
        }

        @Override
        public void process(Exchange exchange) {
            ConnectedStore store = exchange.getVariable("run", FlowRun.class).store();
            if (flow.equals(Flow.ORDERS)) {
                mapOrders(exchange, store);
                return;
            }
            CartWrite write = exchange.getVariable("write", CartWrite.class);
            if (write.isOpen()) {
                write.fill(store.push().mapping(flow), store.context());
            }
        }

        private static void mapOrders(Exchange exchange, ConnectedStore store) {
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
                return new Verdict.Stage(
                        mapped.rows(),
                        version,
                        order.withdrawnBy(),
                        change(order, store),
                        store.ownChanges(order.record().json()));
            }
            return new Verdict.Quarantine(
                    ((Unmappable) result)
                            .reasons().stream().map(Object::toString).toList(),
                    version);
        }
    }
}
