/**
 * The API for programs, {@code /api/v1}: what pages and commands do, by the same services, as JSON of
 * {@link io.cartage.flow.json}. {@code console/openapi.yaml} describes it, and tests hold the two together. It knows a program by
 * its token alone, neither by cookies nor by sessions, so that no page elsewhere can act in anybody's name. Knows Vert.x and
 * services, but nothing of pages. Start reading at {@link io.cartage.console.api.Api}, then {@link io.cartage.console.api.Gate}.
 */
@NullMarked
package io.cartage.console.api;

import org.jspecify.annotations.NullMarked;
