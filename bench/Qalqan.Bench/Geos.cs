using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Qalqan.Geofencing;
using Qalqan.Measures;

namespace Qalqan.Bench;

/// <summary>GEOS through its C interface: a tree of boxes, then prepared geometry. Only measured beside, where the machine has it.</summary>
internal sealed unsafe class Geos
{
    private const string Library = "libgeos_c.so.1";

    private static readonly List<nint> Prepared = [];

    private readonly nint context = GEOS_init_r();
    private readonly nint tree;
    private nint[] points = [];

    private Geos(IReadOnlyList<Zone> zones)
    {
        Prepared.Clear();
        tree = GEOSSTRtree_create_r(context, 10);
        foreach (var zone in zones)
        {
            var geometry = PolygonOf(zone.Outlines[0]);
            Prepared.Add(GEOSPrepare_r(context, geometry));
            GEOSSTRtree_insert_r(context, tree, geometry, Prepared.Count);
        }
    }

    public static bool IsInstalled => NativeLibrary.TryLoad(Library, out _);

    public static string Version => Marshal.PtrToStringAnsi(GEOSversion()) ?? "";

    /// <summary>The points are made beforehand and not counted, which is to its favour.</summary>
    public static Geos Of(IReadOnlyList<Zone> zones, Place[] places)
    {
        var geos = new Geos(zones);
        geos.points =
        [
            .. places.Select(place => GEOSGeom_createPointFromXY_r(geos.context, place.Longitude, place.Latitude)),
        ];
        return geos;
    }

    public long Hits()
    {
        var search = new Search { Context = context };
        foreach (var point in points)
        {
            search.Point = point;
            GEOSSTRtree_query_r(context, tree, point, &Visit, &search);
        }
        return search.Hits;
    }

    private struct Search
    {
        public nint Context;
        public nint Point;
        public long Hits;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Visit(nint item, Search* search) =>
        search->Hits += GEOSPreparedCovers_r(search->Context, Prepared[(int)item - 1], search->Point);

    private nint PolygonOf(Polygon outline)
    {
        var sequence = GEOSCoordSeq_create_r(context, (uint)outline.Points.Count + 1, 2);
        for (var i = 0; i <= outline.Points.Count; i++)
        {
            var point = outline.Points[i % outline.Points.Count];
            _ = GEOSCoordSeq_setXY_r(context, sequence, (uint)i, point.Longitude, point.Latitude);
        }
        return GEOSGeom_createPolygon_r(context, GEOSGeom_createLinearRing_r(context, sequence), 0, 0);
    }

    [DllImport(Library)]
    private static extern nint GEOS_init_r();

    [DllImport(Library)]
    private static extern nint GEOSversion();

    [DllImport(Library)]
    private static extern nint GEOSCoordSeq_create_r(nint context, uint size, uint dimensions);

    [DllImport(Library)]
    private static extern int GEOSCoordSeq_setXY_r(nint context, nint sequence, uint index, double x, double y);

    [DllImport(Library)]
    private static extern nint GEOSGeom_createLinearRing_r(nint context, nint sequence);

    [DllImport(Library)]
    private static extern nint GEOSGeom_createPolygon_r(nint context, nint shell, nint holes, uint count);

    [DllImport(Library)]
    private static extern nint GEOSGeom_createPointFromXY_r(nint context, double x, double y);

    [DllImport(Library)]
    private static extern nint GEOSPrepare_r(nint context, nint geometry);

    [DllImport(Library)]
    private static extern byte GEOSPreparedCovers_r(nint context, nint prepared, nint geometry);

    [DllImport(Library)]
    private static extern nint GEOSSTRtree_create_r(nint context, nuint capacity);

    [DllImport(Library)]
    private static extern void GEOSSTRtree_insert_r(nint context, nint tree, nint geometry, nint item);

    [DllImport(Library)]
    private static extern void GEOSSTRtree_query_r(
        nint context,
        nint tree,
        nint geometry,
        delegate* unmanaged[Cdecl]<nint, Search*, void> visit,
        Search* search
    );
}
