package io.cartage.sandbox.shopify;

import java.util.List;
import java.util.Map;

/** What a shop has beside orders, in the schema's field names: lists whole, for the API to cut and wrap. */
record Store(List<Map<String, Object>> variants, List<Map<String, Object>> locations, Map<String, Object> shop) {}
