package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;

/**
 * Makes the connection details of a {@link MarketService}, found by
 * {@code spring.factories}.
 */
class MarketServiceConnectionDetailsFactory
		implements ConnectionDetailsFactory<MarketService, SocketTaskConnectionDetails> {

	@Override
	public SocketTaskConnectionDetails getConnectionDetails(MarketService source) {
		return new MarketServiceConnectionDetails(source);
	}

	/**
	 * The details of the task {@code market}.
	 *
	 * @param service where it connects
	 */
	record MarketServiceConnectionDetails(
			MarketService service) implements SocketTaskConnectionDetails, OriginProvider {

		@Override
		public @Nullable Connection getConnection(String taskName) {
			return taskName.equals("market")
					? Connection.of("ws://" + this.service.host() + ":" + this.service.port() + "/feed") : null;
		}

		@Override
		public Origin getOrigin() {
			return new Origin() {

				@Override
				public String toString() {
					return "container market";
				}

			};
		}

	}

}
