/**
 * What a running process tells of its health, for orchestrators and Prometheus: {@code /observe/health} and
 * {@code /observe/metrics}. Looks at the process through {@link io.cartage.flow.observe.Observed} and at the database through
 * {@code staging.desk}, and changes nothing. Start reading at {@link io.cartage.flow.observe.Observatory}.
 */
@NullMarked
package io.cartage.flow.observe;

import org.jspecify.annotations.NullMarked;
