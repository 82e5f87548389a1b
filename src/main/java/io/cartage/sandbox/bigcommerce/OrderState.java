package io.cartage.sandbox.bigcommerce;

import io.cartage.sandbox.Defect;

/**
 * What about an order can change, and where it stands.
 *
 * @param index from 0, in the order of creation
 * @param created epoch seconds
 * @param modified epoch seconds
 */
record OrderState(int index, long created, long modified, int statusId, int edits, boolean archived, Defect defect) {}
