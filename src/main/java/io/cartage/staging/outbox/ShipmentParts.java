package io.cartage.staging.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shipment that must reach the cart in several calls: its lines and what stands for them in the ledger, call by call. */
final class ShipmentParts {
    private final Write write;
    private final List<LedgerPart> ledger;
    private final List<Map<String, BigDecimal>> calls;

    /** @param calls by the order's line the units of each call; together they are the units of the write */
    ShipmentParts(Write write, List<LedgerPart> ledger, List<Map<String, BigDecimal>> calls) {
        this.write = write;
        this.ledger = ledger;
        this.calls = calls;
    }

    List<Wish> wishes() {
        return calls.stream()
                .map(call -> new Wish(
                        write.subjectKey() + "/" + UUID.randomUUID().toString().substring(0, 8),
                        write.subject(),
                        write.cartOrderId(),
                        write.source().map(source -> record(source, call))))
                .toList();
    }

    private static ObjectNode record(ObjectNode source, Map<String, BigDecimal> call) {
        ObjectNode record = source.deepCopy();
        ArrayNode lines = record.putArray("lines");
        for (JsonNode line : source.path("lines")) {
            BigDecimal units = call.get(line.path("cart_line_id").asText());
            if (units != null) {
                lines.add(((ObjectNode) line.deepCopy()).put("quantity", units.longValueExact()));
            }
        }
        return record;
    }

    /** The ledger's parts of each call: units are taken from the rows in their order. */
    List<List<LedgerPart>> ledgers() {
        Map<Integer, BigDecimal> taken = new HashMap<>();
        List<List<LedgerPart>> all = new ArrayList<>();
        for (Map<String, BigDecimal> call : calls) {
            List<LedgerPart> parts = new ArrayList<>();
            call.forEach((line, units) -> take(line, units, taken, parts));
            all.add(parts);
        }
        for (int i = 0; i < ledger.size(); i++) {
            BigDecimal left = ledger.get(i).quantity().subtract(taken.getOrDefault(i, BigDecimal.ZERO));
            if (left.signum() > 0) {
                throw new IllegalArgumentException(
                        left + " units of line " + ledger.get(i).cartLineId() + " are in no call");
            }
        }
        return all;
    }

    private void take(String line, BigDecimal units, Map<Integer, BigDecimal> taken, List<LedgerPart> parts) {
        BigDecimal missing = units;
        for (int i = 0; i < ledger.size(); i++) {
            LedgerPart part = ledger.get(i);
            BigDecimal left = part.quantity().subtract(taken.getOrDefault(i, BigDecimal.ZERO));
            BigDecimal share = left.min(missing);
            if (part.cartLineId().equals(line) && share.signum() > 0) {
                taken.merge(i, share, BigDecimal::add);
                missing = missing.subtract(share);
                parts.add(part.of(share));
            }
        }
        if (missing.signum() > 0) {
            throw new IllegalArgumentException("a call has " + missing + " units of line " + line + " too many");
        }
    }
}
