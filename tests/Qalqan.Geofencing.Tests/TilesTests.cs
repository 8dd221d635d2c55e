namespace Qalqan.Geofencing.Tests;

public sealed class TilesTests
{
    [Fact]
    public void Tiles_keep_what_was_written_however_many_are_added_and_wherever_they_lie()
    {
        // Where an array begins within a line of memory is chance: so several.
        for (var round = 0; round < 40; round++)
        {
            var tiles = new Tiles();
            for (var i = 0; i < 300; i++)
                Assert.Equal(i, Write(tiles, i));
            for (var i = 0; i < 300; i++)
                Assert.Equal((i, ~(1000 * i)), (tiles[i][0], tiles[i][63]));
        }

        static int Write(Tiles tiles, int i)
        {
            var own = tiles.Add(1);
            var names = new byte[Tile.Squares];
            names[63] = Tile.Open;
            tiles[own] = new Tile(names, [i], 1000 * i, isShared: false);
            return own;
        }
    }

    [Fact]
    public void A_square_has_the_number_it_was_named_by_and_an_open_one_its_own_or_the_shared()
    {
        var random = Ground.Random(15);
        for (var round = 0; round < 100; round++)
        {
            var names = new byte[Tile.Squares];
            random.NextBytes(names);
            for (var square = 0; square < names.Length; square++)
                names[square] &= 7;
            int[] sets = [10, 11, 12, 13, 14, 15, 16];
            foreach (var isShared in new[] { false, true })
            {
                var tile = new Tile(names, sets, 500, isShared);
                var next = 500;
                for (var square = 0; square < names.Length; square++)
                    Assert.Equal(
                        names[square] < Tile.Open ? sets[names[square]]
                            : isShared ? ~500
                            : ~next++,
                        tile[square]
                    );
                Assert.Equal(500, tile.First);
            }
        }
    }
}
