package io.cartage.cart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of writing to a cart; a flow whose section is missing is one that the cart doesn't serve.
 *
 * @param refusal how a refused write tells why
 * @param catalog how the cart's items are listed
 * @param places where its list of places with stock stands
 * @param inventory how stock levels are written
 * @param shipments how shipments are confirmed
 * @param statuses what may be written to an order
 */
public record PushFacts(
        RefusalFacts refusal,
        Optional<CatalogFacts> catalog,
        Optional<PlaceFacts> places,
        Optional<StockFacts> inventory,
        Optional<ShipmentFacts> shipments,
        Optional<StatusFacts> statuses) {

    /**
     * How a write that the cart refused tells why.
     *
     * @param statuses HTTP statuses that mean: this write is wrong, and nothing of it was carried out
     * @param list where refusals stand in an answer that HTTP calls a success; empty for a cart that has none
     * @param messages where the words stand, in each refusal or in the body of an HTTP error
     * @param code where a refusal's code stands
     * @param field where a refusal tells the path of what it doesn't like; the first number in it is the entry's
     * @param names what in the words names an entry; its first group is an id or SKU of the entry
     */
    public record RefusalFacts(
            Set<Integer> statuses,
            FieldPath list,
            List<FieldPath> messages,
            FieldPath code,
            FieldPath field,
            Optional<Pattern> names) {}

    /**
     * How the cart's items are listed: records, each of which is an item or holds several.
     *
     * @param list where the records stand in an answer
     * @param more where it stands whether more follow a mark; empty if pages have numbers, and one that isn't full is last
     * @param after where the mark stands
     * @param page records on a full page
     * @param items where a record's items stand; empty if each record is one
     * @param untracked fields with the value that tells that an item has no stock level; {@code record.} leads to the record
     * @param item what of an item is kept
     * @param itself what of a record is kept that is the item itself
     * @param itselfIf fields of a record with the value that makes it so
     */
    public record CatalogFacts(
            FieldPath list,
            FieldPath more,
            FieldPath after,
            int page,
            FieldPath items,
            Map<FieldPath, String> untracked,
            ItemFacts item,
            Optional<ItemFacts> itself,
            Map<FieldPath, String> itselfIf) {}

    /**
     * What of an item is kept.
     *
     * @param ids what writes name it by, as mappings see it under {@code item}; {@code record.} leads to its record
     * @param name what people call it, made of these, which may lead to the record as well
     * @param barcode empty if the cart doesn't tell
     */
    public record ItemFacts(
            FieldPath id, FieldPath sku, Map<String, FieldPath> ids, List<FieldPath> name, FieldPath barcode) {}

    /**
     * Where a list of places stands.
     *
     * @param active where it stands whether the place is in use; empty if all are
     */
    public record PlaceFacts(FieldPath list, FieldPath id, FieldPath name, FieldPath active) {}

    /**
     * How stock levels are written.
     *
     * @param ways the kinds of call, the best first, by their names
     * @param largest the highest level that the cart takes
     * @param otherwise the item's id that names its way where the best one is forbidden; empty if there is no other
     * @param levels where an answer tells levels, for a cart that wants to know the one that a write replaces
     * @param stale codes of refusals which say that the level was another
     */
    public record StockFacts(
            Map<String, WayFacts> ways, int largest, String otherwise, Optional<LevelFacts> levels, Set<String> stale) {

        /** The kind of call that is taken unless it is forbidden. */
        public WayFacts best() {
            return ways.values().iterator().next();
        }
    }

    /**
     * One kind of call.
     *
     * @param list the member of the payload that holds the entries; empty if the payload is their list
     * @param most entries in a call
     * @param quantity the member of an entry that holds the level
     */
    public record WayFacts(String name, String list, int most, String quantity) {}

    /**
     * Where an answer tells levels of items at one place.
     *
     * @param active where it stands whether the item is stocked there
     */
    public record LevelFacts(FieldPath list, FieldPath item, FieldPath active, FieldPath quantity) {}

    /**
     * How shipments are confirmed.
     *
     * @param byPlace whether one call confirms what left one place, or else what goes to one address
     * @param id where the answer to a confirmation tells the shipment's id
     * @param orders where an answer about shipments tells the orders; empty if it is about one
     * @param askedBy stands before the id of an order that is asked for
     * @param block orders that one call asks for
     * @param order the order's id there
     * @param cancelled where an order tells that it is cancelled
     * @param made where an order's shipments stand
     * @param units where its units of what is still to be shipped stand, for a cart that has such
     * @param statuses the values of an order's status that a shipment leads to
     */
    public record ShipmentFacts(
            boolean byPlace,
            FieldPath id,
            FieldPath orders,
            String askedBy,
            int block,
            FieldPath order,
            FieldPath cancelled,
            MadeFacts made,
            Optional<UnitFacts> units,
            Set<String> statuses) {}

    /** Where shipments that the cart has stand: {@code line} and {@code quantity} within each of {@code lines}. */
    public record MadeFacts(
            FieldPath list,
            FieldPath id,
            FieldPath tracking,
            FieldPath created,
            FieldPath lines,
            FieldPath line,
            FieldPath quantity) {}

    /**
     * Where units of what is still to be shipped stand.
     *
     * @param place the place that a unit leaves from
     * @param actions what may be done with it
     * @param shipping the action that lets it be shipped
     * @param theirs where it stands that somebody else ships it; empty if nobody does
     * @param held why it may not
     * @param lines its lines, each with its own id, the order's line and what remains of it
     */
    public record UnitFacts(
            FieldPath list,
            FieldPath id,
            FieldPath place,
            FieldPath actions,
            String shipping,
            FieldPath theirs,
            FieldPath held,
            FieldPath lines,
            FieldPath lineId,
            FieldPath line,
            FieldPath remaining) {}

    /**
     * What may be written to an order.
     *
     * @param wishes the keys under {@code when_staged} and {@code when_imported} of a store file, with what they mean
     * @param status the wish whose value is a status of the order; empty if there is none
     */
    public record StatusFacts(Map<String, String> wishes, String status) {}
}
