package io.cartage.flow;

import io.cartage.config.Redaction;
import io.cartage.staging.Cause;
import io.cartage.staging.StagingException;
import io.cartage.staging.desk.Notice;
import io.cartage.staging.desk.Notice.Kind;
import io.cartage.staging.desk.Notices;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of shipments that the cart has, but otherwise than somebody may expect. What ERPs write into columns may be a
 * person's data, so values are left out; the row says them. Never throws: a shipment is done whether or not it is told of.
 */
final class ShipmentRemarks {
    private static final Logger LOG = LoggerFactory.getLogger(ShipmentRemarks.class);
    private static final Pattern END_OF_SENTENCE = Pattern.compile("\\. (?=\\p{Lu})");

    private final Notices notices;
    private final String storeId;

    ShipmentRemarks(Notices notices, String storeId) {
        this.notices = notices;
        this.storeId = storeId;
    }

    /** The mapping warned of it; what follows the first sentence is what to do. */
    void warn(String warning) {
        String[] sentences = END_OF_SENTENCE.split(warning, 2);
        Cause cause = Cause.of(sentences[0]);
        String remedy = sentences.length > 1 ? Cause.of(sentences[1]).text() + "; " : "";
        meet(
                Kind.WARNING,
                "shipments/" + cause.code(),
                "shipments are sent otherwise than written: " + cause.text(),
                remedy + "push_message of the rows in external_order_shipments tells which");
    }

    /** Of several places that it could have left the first was taken. */
    void elect() {
        meet(
                Kind.ELECTION,
                "shipments/place",
                "shipments could have left several locations of the shop, and the first that has all of it was taken: the"
                        + " warehouse of their rows is none of these locations, or lacks some",
                "write the location's name into external_order_shipments.warehouse, or lead the ERP's name to it by"
                        + " 'warehouses' under 'inventory' in the store's file");
    }

    private void meet(Kind kind, String key, String message, String remedy) {
        try {
            notices.meet(new Notice.Cause(storeId, kind, key, message, remedy, 1));
        } catch (StagingException e) {
            LOG.warn(
                    "notice not written store={} cause={} message={}",
                    storeId,
                    key,
                    Redaction.redact(String.valueOf(e.getMessage())));
        }
    }
}
