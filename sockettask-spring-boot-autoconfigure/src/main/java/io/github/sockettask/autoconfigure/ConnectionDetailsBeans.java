package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;

import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails.Connection;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * The beans of type {@link SocketTaskConnectionDetails}, and what they have said of each
 * task.
 */
class ConnectionDetailsBeans {

	private final List<SocketTaskConnectionDetails> beans;

	private final Map<String, Known> known = new ConcurrentHashMap<>();

	/**
	 * Create the beans.
	 * @param beans the details, in their order
	 */
	ConnectionDetailsBeans(Stream<SocketTaskConnectionDetails> beans) {
		this.beans = beans.toList();
	}

	/**
	 * Put the details of a task in place of its properties.
	 * @param name the name of the task
	 * @param properties what the properties set
	 * @return the settings
	 */
	SocketTaskSettings settings(String name, SocketTaskSettings properties) {
		Known known = this.known.computeIfAbsent(name, this::find);
		return (known != null) ? known.settings().orElse(properties) : properties;
	}

	private @Nullable Known find(String name) {
		for (SocketTaskConnectionDetails details : this.beans) {
			Connection connection = details.getConnection(name);
			if (connection != null) {
				return Known.of(details, connection);
			}
		}
		return null;
	}

	/**
	 * Name the details of a task as the origin of what is wrong.
	 * @param failure what is wrong
	 * @return the failure with its origin, or as it was if the details are not its origin
	 */
	InvalidSocketTaskSettingsException explain(InvalidSocketTaskSettingsException failure) {
		Known known = (failure.taskName() != null) ? this.known.get(failure.taskName()) : null;
		return (known != null && known.sets(failure.setting()))
				? new InvalidConnectionDetailsException(failure, known.origin()) : failure;
	}

	/**
	 * What is known of a task.
	 *
	 * @param settings what the details set
	 * @param origin where they come from
	 */
	private record Known(SocketTaskSettings settings, String origin) {

		static Known of(SocketTaskConnectionDetails details, Connection connection) {
			List<String> urls = connection.getUrls();
			// Both are set, so that neither is taken from the properties.
			SocketTaskSettings settings = (urls.size() == 1)
					? SocketTaskSettings.UNSET.withUrl(urls.get(0)).withUrls(List.of())
					: SocketTaskSettings.UNSET.withUrl("").withUrls(urls);
			for (Map.Entry<String, List<String>> header : connection.getHeader().entrySet()) {
				settings = settings.withHeader(header.getKey(), header.getValue().toArray(String[]::new));
			}
			Origin origin = Origin.from(details);
			String type = details.getClass().getName();
			return new Known(settings, (origin != null) ? type + ", " + origin : type);
		}

		boolean sets(String setting) {
			Map<String, List<String>> header = this.settings.header();
			return setting.startsWith("url") && !setting.equals("url-order") || (header != null
					&& setting.startsWith("header.") && header.containsKey(setting.substring("header.".length())));
		}

	}

}
