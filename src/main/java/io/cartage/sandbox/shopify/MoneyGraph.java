package io.cartage.sandbox.shopify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what has to do with money in many places of an order: amounts, taxes, discounts. */
record MoneyGraph(Tender tender, List<Tax> taxes) {

    static MoneyGraph of(Profile profile) {
        return new MoneyGraph(profile.tender(), profile.taxes());
    }

    Map<String, Object> bag(Bag amount) {
        return tender.written(amount);
    }

    /** @param amounts one for each tax of the order, or none */
    List<Map<String, Object>> taxLines(List<Bag> amounts) {
        List<Map<String, Object>> lines = new ArrayList<>(amounts.size());
        for (int i = 0; i < amounts.size(); i++) {
            Tax tax = taxes.get(i);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("title", tax.title());
            line.put("rate", tax.rate());
            line.put("ratePercentage", tax.perHundredThousand() / 1000.0);
            line.put("source", "Shopify");
            line.put("channelLiable", false);
            line.put("priceSet", bag(amounts.get(i)));
            lines.add(line);
        }
        return lines;
    }

    List<Map<String, Object>> allocations(List<Allocation> allocations) {
        return allocations.stream()
                .map(allocation -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("allocatedAmountSet", bag(allocation.amount()));
                    map.put("discountApplication", application(allocation.reduction()));
                    return map;
                })
                .toList();
    }

    Map<String, Object> application(Reduction reduction) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("__typename", reduction.sort().type());
        map.put("index", reduction.index());
        map.put("targetType", reduction.target().type());
        map.put("targetSelection", reduction.target().selection());
        map.put("allocationMethod", reduction.target().method());
        switch (reduction.sort()) {
            case CODE -> map.put("code", reduction.name());
            case MANUAL -> {
                map.put("title", reduction.name());
                map.put("description", reduction.name() + ", agreed by telephone");
            }
            default -> map.put("title", reduction.name());
        }
        map.put("value", value(reduction));
        return map;
    }

    private Object value(Reduction reduction) {
        Map<String, Object> value = new LinkedHashMap<>();
        if (reduction.percent() > 0) {
            value.put("__typename", "PricingPercentageValue");
            value.put("percentage", (double) reduction.percent());
        } else {
            value.put("__typename", "MoneyV2");
            value.putAll(tender.seen(reduction.amount()));
        }
        return value;
    }
}
