package io.github.sockettask.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.ssl.SslBundle;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.autoconfigure.SocketTaskConnectionDetails.Connection;
import io.github.sockettask.settings.InvalidSocketTaskSettingsException;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.settings.SslSettings;

/**
 * The beans of type {@link SocketTaskConnectionDetails}, and what they have said of each
 * task.
 */
class ConnectionDetailsBeans {

	private final List<SocketTaskConnectionDetails> beans;

	private final LoadedBundles bundles;

	private final Map<String, Known> known = new ConcurrentHashMap<>();

	/**
	 * Create the beans.
	 * @param beans the details, in their order
	 * @param bundles get the SSL bundles of the details
	 */
	ConnectionDetailsBeans(Stream<SocketTaskConnectionDetails> beans, LoadedBundles bundles) {
		this.beans = beans.toList();
		this.bundles = bundles;
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
				return known(name, details, connection);
			}
		}
		return null;
	}

	private Known known(String name, SocketTaskConnectionDetails details, Connection connection) {
		Known known = Known.of(details, connection);
		SslBundle bundle = connection.getSslBundle();
		if (bundle == null) {
			return known;
		}
		String key = "connection details of " + name;
		try {
			this.bundles.add(key, bundle);
		}
		catch (ConnectSocketException ex) {
			throw new InvalidConnectionDetailsException(
					new InvalidSocketTaskSettingsException(name, "ssl.bundle", null, ex.errMsg()), known.origin());
		}
		return new Known(known.settings().withSsl(SslSettings.UNSET.withBundle(key)), known.origin());
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
			if (urls.stream().allMatch((url) -> url.startsWith("ws://"))) {
				// The bundle of the properties is for another address.
				settings = settings.withSsl(SslSettings.UNSET.withBundle(""));
			}
			Origin origin = Origin.from(details);
			String type = details.getClass().getName();
			return new Known(settings, (origin != null) ? type + ", " + origin : type);
		}

		boolean sets(String setting) {
			Map<String, List<String>> header = this.settings.header();
			return (setting.startsWith("url") && !setting.equals("url-order"))
					|| (setting.equals("ssl.bundle") && this.settings.ssl().bundle() != null)
					|| (header != null && setting.startsWith("header.")
							&& header.containsKey(setting.substring("header.".length())));
		}

	}

}
