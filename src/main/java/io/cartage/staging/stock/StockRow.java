package io.cartage.staging.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code product_qty_in_stock} with everything that decides what the cart is to show.
 *
 * @param id of the row
 * @param onHand the ERP's number, for information; so is {@code committed}
 * @param updatedAt when the ERP wrote the row
 * @param openUnits units in staged orders that {@code available} doesn't know of yet
 * @param item what of the cart has this SKU, where just one has
 * @param place where the row's warehouse leads
 * @param obstacle why the row can't be pushed; where there is none, there are an item and an active place
 * @param level what the cart has there
 * @param answer what stands on the row
 */
public record StockRow(
        long id,
        String sku,
        String warehouse,
        Optional<BigDecimal> onHand,
        Optional<BigDecimal> committed,
        BigDecimal available,
        Instant updatedAt,
        BigDecimal openUnits,
        Optional<CatalogItem> item,
        Optional<Place> place,
        Optional<Obstacle> obstacle,
        CartLevel level,
        PushAnswer answer) {

    /** This quantity on its way to the cart; for a row without obstacle. */
    public Level level(BigDecimal quantity) {
        return new Level(item.orElseThrow().itemId(), place.orElseThrow().id(), id, updatedAt, quantity);
    }

    /** The cart has the row's quantity. */
    public Mark pushed(BigDecimal quantity) {
        return Mark.pushed(id, updatedAt, quantity);
    }

    /** A cause that may go away by itself. */
    public Mark waiting(Obstacle why) {
        return new Mark(
                id, updatedAt, Mark.WAITING, Optional.of(why.cause()), Optional.of(why.message()), Optional.empty());
    }

    /** The cart refused it for good; {@code pushed_at} tells when. */
    public Mark refused(Obstacle why) {
        return new Mark(
                id, updatedAt, Mark.ERROR, Optional.of(why.cause()), Optional.of(why.message()), Optional.empty());
    }
}
