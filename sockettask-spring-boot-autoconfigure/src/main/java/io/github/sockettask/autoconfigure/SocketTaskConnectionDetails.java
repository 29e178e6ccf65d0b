package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to connect the tasks under {@code sockettask.tasks}, in place of
 * properties: the way in which Docker Compose, Testcontainers and the bindings of a cloud
 * tell an application where its services are.
 * <p>
 * Several beans are asked in their order; the first one that knows a task counts. It is
 * asked once for each task, when that is created. A task that none of them knows takes
 * its properties. The bean of a task exists because of its key under
 * {@code sockettask.tasks}, so that a task without other properties has
 * {@code sockettask.tasks.<name>.enabled=true}. Tasks that are created in code are not
 * asked for.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketTaskConnectionDetails extends ConnectionDetails {

	/**
	 * Return how to connect a task.
	 * @param taskName the name of the task, its key under {@code sockettask.tasks}
	 * @return the connection, or {@code null} if these details do not know the task
	 */
	@Nullable Connection getConnection(String taskName);

	/**
	 * How to connect a task.
	 *
	 * @since 0.1.0
	 */
	interface Connection {

		/**
		 * Return the addresses, in place of {@code url} and {@code urls}.
		 * @return at least one, {@code ws://} or {@code wss://}; placeholders are
		 * resolved at each connect
		 */
		List<String> getUrls();

		/**
		 * Return request headers, in place of properties for headers of the same name. An
		 * {@code Authorization} is in place of all configured credentials.
		 * @return the headers by name, none by default
		 */
		default Map<String, List<String>> getHeader() {
			return Map.of();
		}

		/**
		 * Return the SSL bundle, in place of {@code ssl.bundle}.
		 * @return the bundle. With {@code null}, the default, that of the properties is
		 * used if an address is {@code wss://}, and none otherwise
		 */
		default @Nullable SslBundle getSslBundle() {
			return null;
		}

		/**
		 * Create a connection without headers.
		 * @param urls the addresses
		 * @return the connection
		 */
		static Connection of(String... urls) {
			return of(List.of(urls), Map.of(), null);
		}

		/**
		 * Create a connection.
		 * @param urls the addresses
		 * @param header the request headers by name
		 * @param sslBundle the SSL bundle, or {@code null} for that of the properties
		 * @return the connection
		 */
		static Connection of(List<String> urls, Map<String, List<String>> header, @Nullable SslBundle sslBundle) {
			return new Connection() {

				@Override
				public List<String> getUrls() {
					return urls;
				}

				@Override
				public Map<String, List<String>> getHeader() {
					return header;
				}

				@Override
				public @Nullable SslBundle getSslBundle() {
					return sslBundle;
				}

			};
		}

	}

}
