package io.cartage.sandbox;

import java.util.Map;

/**
 * A call as the shop saw it.
 *
 * @param number counts from 1
 * @param query still encoded
 * @param headers by lower-case name; tokens are masked
 * @param status what was answered, also if the answer was lost; 0 if the shop hung up and did nothing
 */
public record Call(int number, String method, String path, String query, Map<String, String> headers, int status) {

    public Call {
        headers = Map.copyOf(headers);
    }
}
