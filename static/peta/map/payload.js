/** The view that the server sends: ``views/map/payload_schema.py`` has the same shape, and a test sees that they agree.
 *
 * Keys that come once for every region or stop are short.
 *
 * @typedef {Object} MapPayload
 * @property {string} lang language of every text, "id" or "en"
 * @property {string} theme "light", "contrast" or "dark"
 * @property {string} area code of the area that the view is about; "id" is the country
 * @property {string} scope beginning of the codes of the regions that belong to it; "id" is all
 * @property {number[]} bounds of the area: west, south, east, north
 * @property {MapLayers} layer the outlines
 * @property {string} neighbours address of the table of neighbouring regions
 * @property {string} mode "symbols" or "fill"
 * @property {MapColours} colours of everything but the classes
 * @property {string[]} palette a colour for each class
 * @property {PrintColours | null} print what changes on white paper
 * @property {string[]} classes legend text of each class
 * @property {number[]} legend_values values of the nested symbols, largest first
 * @property {number} max_value the largest value of all stops
 * @property {number} digits of a value after the decimal mark
 * @property {string} unit after a value
 * @property {string} unit_one after the value 1
 * @property {string} count_unit of the count that a rate is made from
 * @property {boolean} is_at_sea whether the measure has no place on land
 * @property {string[]} codes of the regions, in the order of the cells
 * @property {TimeStop[]} stops of time
 * @property {number} start index of the stop that the address names
 * @property {(StopCells | null)[]} cells of every stop
 * @property {string[][]} notes distinct notes on figures, each some lines
 * @property {OffMapRow[][]} off_map figures without a place on land, of every stop
 * @property {MapTexts} text every word that the controls show
 * @property {Record<string, string>} query the query that the view answers, as the address names it
 * @property {Record<string, string[]>} choices values that each filter offers
 *
 * @typedef {Object} MapLayers
 * @property {[string, string]} units address of the outlines, name of their object
 * @property {[string, string]} parents
 * @property {[string, string]} land
 *
 * @typedef {Object} MapColours
 * @property {string} paper
 * @property {string} land
 * @property {string} coast
 * @property {string} neighbour
 * @property {string} neighbour_edge
 * @property {string} parent
 * @property {string} unit_edge
 * @property {string} zero_edge
 * @property {string} hairline
 * @property {string} hatch
 * @property {string} with_figure
 * @property {string} symbol
 * @property {string} symbol_edge
 * @property {string} accent
 * @property {string} ink
 * @property {string} muted
 * @property {string} halo
 *
 * @typedef {Object} PrintColours
 * @property {string} theme
 * @property {MapColours} colours
 * @property {string[]} palette
 *
 * @typedef {Object} TimeStop
 * @property {string} key a year, or "latest"
 * @property {string} label
 *
 * @typedef {Object} StopCells
 * @property {string} k kind of each cell: a class "0" to "8", or one of KIND in cells.js
 * @property {(number | null)[]} v value that is shown
 * @property {(number | null)[]} n index of its note
 * @property {(number | null)[]} [c] count that a rate is made from
 *
 * @typedef {Object} OffMapRow
 * @property {string} t title of its block
 * @property {string} l label: of what
 * @property {string} v value, as it is written
 * @property {string} u unit
 * @property {string} n note: when, and who published it
 *
 * @typedef {Object} MapTexts
 * @property {string} map
 * @property {string} skip
 * @property {string} keys
 * @property {string} legend
 * @property {string} counted
 * @property {string} with_figure
 * @property {string} zero
 * @property {string} no_data
 * @property {string} at_sea
 * @property {string} band
 * @property {string} masked
 * @property {string} band_row
 * @property {string} no_room with the placeholder {n}
 * @property {string} outside
 * @property {string} off_map
 * @property {string} play
 * @property {string} pause
 * @property {string} time
 * @property {string} zoom_in
 * @property {string} zoom_out
 * @property {string} attribution
 * @property {string} geometry_missing
 */

/**
 * Unpack what ``geo.leaflet_map.pack_view`` packed; the packed text stays with the view.
 * @param {string} packed base64 of deflated JSON
 * @returns {Promise<MapPayload & { packed: string }>}
 */
export async function unpackPayload(packed) {
  const bytes = Uint8Array.from(atob(packed), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return { ...JSON.parse(await new Response(stream).text()), packed };
}
