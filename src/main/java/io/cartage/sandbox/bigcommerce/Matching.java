package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.ShopData;
import io.cartage.sandbox.bigcommerce.OrderQuery.Sort;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the orders that a query asks for, in the order it asks for. Guarded by {@link Orders}. */
final class Matching {
    private final ShopData data;
    private final Ledger ledger;
    private final OrderIds ids;
    private final OrderFactory factory;

    Matching(ShopData data, Ledger ledger, OrderIds ids, OrderFactory factory) {
        this.data = data;
        this.ledger = ledger;
        this.ids = ids;
        this.factory = factory;
    }

    /** The indexes of the orders. */
    IntStream matching(OrderQuery query) {
        IntStream indexes;
        if (query.sort() == Sort.DATE_MODIFIED) {
            int first = ledger.times().firstPlace(query.minModified());
            int last = query.maxModified() == Long.MAX_VALUE
                    ? ledger.size()
                    : ledger.times().firstPlace(query.maxModified() + 1);
            indexes = IntStream.range(first, Math.max(first, last))
                    .map(place -> ledger.times().atPlace(query.descending() ? last - 1 - (place - first) : place));
        } else if (query.sort() == Sort.ID || query.sort() == Sort.DATE_CREATED) {
            int size = ledger.size(); // ids and dates of creation ascend together
            indexes = IntStream.range(0, size).map(i -> query.descending() ? size - 1 - i : i);
        } else {
            Comparator<Integer> order = Comparator.comparingLong(index -> sortedBy(query.sort(), index));
            indexes = IntStream.range(0, ledger.size())
                    .boxed()
                    .sorted(query.descending() ? order.reversed() : order)
                    .mapToInt(Integer::intValue);
        }
        return indexes.filter(index -> matches(query, index));
    }

    private long sortedBy(Sort sort, int index) {
        return switch (sort) {
            case STATUS_ID -> ledger.status(index);
            case CHANNEL_ID -> Profile.channel(data, index);
            case CUSTOMER_ID -> factory.order(ledger.state(index)).customerId();
            default -> 0;
        };
    }

    private boolean matches(OrderQuery query, int index) {
        long id = ids.id(index);
        return id >= query.minId()
                && id <= query.maxId()
                && ledger.times().created(index) >= query.minCreated()
                && ledger.times().created(index) <= query.maxCreated()
                && ledger.times().modified(index) >= query.minModified()
                && ledger.times().modified(index) <= query.maxModified()
                && (query.statusId() < 0 || ledger.status(index) == query.statusId())
                && (query.showArchived() || !ledger.isArchived(index))
                && (query.channelId() < 0 || Profile.channel(data, index) == query.channelId())
                && (query.details() == null || query.details().test(factory.order(ledger.state(index))));
    }
}
