package io.github.sockettask.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.context.properties.PropertyMapper;

import io.github.sockettask.client.ReceiveSettings;
import io.github.sockettask.client.SocketTaskSettings;

/**
 * Maps properties to settings: the only place that knows both.
 */
class SettingsPropertyMapper {

	SocketTaskSettings map(SocketTaskProperties.Task task) {
		PropertyMapper map = PropertyMapper.get();
		return map.from(task::getUrl).to(map((SocketTaskProperties.Settings) task), SocketTaskSettings::withUrl);
	}

	SocketTaskSettings map(SocketTaskProperties.Settings properties) {
		PropertyMapper map = PropertyMapper.get();
		SocketTaskSettings settings = SocketTaskSettings.UNSET;
		settings = map.from(properties::getHeader).to(settings, this::withHeaders);
		settings = map.from(properties::getProtocols)
			.as((protocols) -> protocols.toArray(String[]::new))
			.to(settings, SocketTaskSettings::withProtocols);
		settings = map.from(properties::getTimeout).to(settings, SocketTaskSettings::withTimeout);
		settings = map.from(properties::getCloseTimeout).to(settings, SocketTaskSettings::withCloseTimeout);
		settings = map.from(properties::getTcpNoDelay).to(settings, SocketTaskSettings::withTcpNoDelay);
		settings = map.from(properties::getPerMessageDeflate).to(settings, SocketTaskSettings::withPerMessageDeflate);
		settings = map.from(properties::getMaxMessageSize).to(settings, SocketTaskSettings::withMaxMessageSize);
		settings = map.from(properties::getAutoStartup).to(settings, SocketTaskSettings::withAutoStartup);
		return map.from(properties.getReceive()).as(this::map).to(settings, SocketTaskSettings::withReceive);
	}

	private ReceiveSettings map(SocketTaskProperties.Receive properties) {
		return PropertyMapper.get()
			.from(properties::getDispatch)
			.to(ReceiveSettings.UNSET, ReceiveSettings::withDispatch);
	}

	private SocketTaskSettings withHeaders(SocketTaskSettings settings, Map<String, String> headers) {
		SocketTaskSettings result = settings;
		for (Map.Entry<String, String> header : new LinkedHashMap<>(headers).entrySet()) {
			result = result.withHeader(header.getKey(), header.getValue());
		}
		return result;
	}

}
